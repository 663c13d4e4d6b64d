package dev.csn.model.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A residual encoder, from images [n, channels, height, width] to their last map's mean [n,
 * outputs]: one layer, so that what passes between its convolutions never leaves the layout that
 * their kernels like.
 */
final class ResidualLayer extends BaseLayer<Residual> {
  private final ResidualPasses passes;

  ResidualLayer(NeuralNetConfiguration conf, DataType type, ResidualPasses passes) {
    super(conf, type);
    this.passes = passes;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    input = InCOrder.of(input, workspaces);
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), layerConf().plan().outputs()},
            'c');
    passes.forward(input, params, out, training);
    return out;
  }

  /** The images' gradient, which nobody reads, is null. */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    passes.backward(input, params, InCOrder.of(epsilon, workspaces), gradientViews);
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach((name, view) -> gradient.setGradientFor(name, view, 'c'));
    return new Pair<>(gradient, null);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
