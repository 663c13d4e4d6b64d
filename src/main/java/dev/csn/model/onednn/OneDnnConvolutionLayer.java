package dev.csn.model.onednn;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2DDerivative;

/**
 * A convolution as one native operation each way, on [n, channels, height, width]. Having no
 * activation of its own, it has nothing to compute again in the backward pass.
 */
final class OneDnnConvolutionLayer extends ConvolutionLayer {
  private static final long NCHW = 0;
  private static final long WEIGHTS_OUT_IN_HEIGHT_WIDTH = 1;
  private static final long EXPLICIT_PADDING = 0;

  private final boolean readsImage;
  private final NativeOperation forward;
  private final NativeOperation backward;

  OneDnnConvolutionLayer(NeuralNetConfiguration conf, DataType type, boolean readsImage) {
    super(conf, type);
    this.readsImage = readsImage;
    long[] arguments = arguments();
    this.forward = new NativeOperation(new Conv2D(), arguments);
    this.backward = new NativeOperation(new Conv2DDerivative(), arguments);
  }

  private long[] arguments() {
    int[] kernel = layerConf().getKernelSize();
    int[] stride = layerConf().getStride();
    int[] padding = layerConf().getPadding();
    int[] dilation = layerConf().getDilation();
    return new long[] {
      kernel[0],
      kernel[1],
      stride[0],
      stride[1],
      padding[0],
      padding[1],
      dilation[0],
      dilation[1],
      EXPLICIT_PADDING,
      NCHW,
      WEIGHTS_OUT_IN_HEIGHT_WIDTH
    };
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(0), getParam(WEIGHT_KEY).size(0), outputSize(0), outputSize(1)},
            'c');
    forward.run(
        new INDArray[] {input, getParam(WEIGHT_KEY), getParam(BIAS_KEY)}, new INDArray[] {out});
    return out;
  }

  private long outputSize(int axis) {
    long padded = input.size(2 + axis) + 2L * layerConf().getPadding()[axis];
    return (padded - layerConf().getKernelSize()[axis]) / layerConf().getStride()[axis] + 1;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    backward.run(
        new INDArray[] {input, getParam(WEIGHT_KEY), getParam(BIAS_KEY), epsilon},
        new INDArray[] {inputGradient, weightGradient, biasGradient});
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    gradient.setGradientFor(WEIGHT_KEY, weightGradient, 'c');
    return new Pair<>(gradient, readsImage ? null : inputGradient);
  }
}
