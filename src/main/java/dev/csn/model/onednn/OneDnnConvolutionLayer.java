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
 * A convolution of stride 1 as one native operation each way, on [n, channels, height, width].
 * Having no activation of its own, it has nothing to compute again in the backward pass.
 */
final class OneDnnConvolutionLayer extends ConvolutionLayer {
  private static final long NCHW = 0;
  private static final long WEIGHTS_OUT_IN_HEIGHT_WIDTH = 1;
  private static final long EXPLICIT_PADDING = 0;
  private static final long STRIDE = 1;
  private static final long DILATION = 1;

  private final boolean readsImage;
  private final NativeOperation forward;
  private final NativeOperation backward;

  OneDnnConvolutionLayer(NeuralNetConfiguration conf, DataType type, boolean readsImage) {
    super(conf, type);
    this.readsImage = readsImage;
    int[] kernel = layerConf().getKernelSize();
    int[] padding = layerConf().getPadding();
    long[] arguments = arguments(kernel[0], kernel[1], padding[0], padding[1]);
    this.forward = new NativeOperation(new Conv2D(), arguments);
    this.backward = new NativeOperation(new Conv2DDerivative(), arguments);
  }

  private static long[] arguments(long height, long width, long padTop, long padLeft) {
    return new long[] {
      height,
      width,
      STRIDE,
      STRIDE,
      padTop,
      padLeft,
      DILATION,
      DILATION,
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
    return padded - layerConf().getKernelSize()[axis] + 1;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BIAS_KEY, gradientViews.get(BIAS_KEY));
    gradient.setGradientFor(WEIGHT_KEY, gradientViews.get(WEIGHT_KEY), 'c');
    if (readsImage) {
      weightGradientAlone(epsilon, workspaces);
      return new Pair<>(gradient, null);
    }
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    backward.run(
        new INDArray[] {input, getParam(WEIGHT_KEY), getParam(BIAS_KEY), epsilon},
        new INDArray[] {inputGradient, gradientViews.get(WEIGHT_KEY), gradientViews.get(BIAS_KEY)});
    return new Pair<>(gradient, inputGradient);
  }

  /**
   * The weights' gradient without the image's, which no native operation offers by itself. It is a
   * convolution too: of the image with the output's gradient for a kernel, where images take the
   * place of channels and channels that of images,
   *
   * <pre>dW[o, c, y, x] = sum over n, v, u of I[n, c, y + v - pad, x + u - pad] E[n, o, v, u]</pre>
   */
  private void weightGradientAlone(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray images = swapped(input, workspaces);
    INDArray kernels = swapped(epsilon, workspaces);
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM,
            dataType,
            new long[] {
              weightGradient.size(1),
              weightGradient.size(0),
              weightGradient.size(2),
              weightGradient.size(3)
            },
            'c');
    int[] padding = layerConf().getPadding();
    new NativeOperation(
            new Conv2D(), arguments(epsilon.size(2), epsilon.size(3), padding[0], padding[1]))
        .run(new INDArray[] {images, kernels}, new INDArray[] {out});
    weightGradient.assign(out.permute(1, 0, 2, 3));
    kernels
        .reshape('c', kernels.size(0), kernels.length() / kernels.size(0))
        .sum(gradientViews.get(BIAS_KEY), 1);
  }

  /** The array with its first two axes swapped, copied into C order. */
  private INDArray swapped(INDArray array, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.BP_WORKING_MEM, array.permute(1, 0, 2, 3), 'c');
  }
}
