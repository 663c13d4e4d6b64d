package dev.csn.model.onednn;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer, its activation the identity or ReLU, that computes nothing twice. */
final class DenseLayer extends BaseLayer<Dense> {
  private final KernelCache<DenseKernels.Shape, DenseKernels> kernels;

  DenseLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    boolean relu = layerConf().getActivationFn() instanceof ActivationReLU;
    this.kernels = new KernelCache<>(shape -> new DenseKernels(shape, relu));
  }

  private DenseKernels kernels() {
    return kernels.get(
        new DenseKernels.Shape(input.size(0), layerConf().getNIn(), layerConf().getNOut()));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    input = InCOrder.of(input, workspaces);
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), layerConf().getNOut()},
            'c');
    kernels().forward(input, getParam(WEIGHT_KEY), getParam(BIAS_KEY), out);
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    kernels()
        .backward(InCOrder.of(epsilon, workspaces), weightGradient, biasGradient, inputGradient);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, weightGradient);
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    return new Pair<>(gradient, backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
