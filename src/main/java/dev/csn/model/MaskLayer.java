package dev.csn.model;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The end of the graph, which holds the masks as its parameter beta. Embeddings pass through it
 * unmasked, [n, dimensions]: a mask is applied by the loss, and when a query is answered.
 */
final class MaskLayer extends BaseLayer<MaskLayerConfiguration> {
  MaskLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
  }

  /** Sets the gradient that the next backward pass hands to the optimizer, of beta's shape. */
  void setGradient(float[][] ofBeta) {
    gradientViews.get(MaskParameters.BETA).assign(Nd4j.createFromArray(ofBeta));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(MaskParameters.BETA, gradientViews.get(MaskParameters.BETA), 'c');
    return new Pair<>(gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c'));
  }

  @Override
  public INDArray params() {
    return paramsFlattened;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
