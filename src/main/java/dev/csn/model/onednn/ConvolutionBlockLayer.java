package dev.csn.model.onednn;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

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
 * Convolution of stride 1, ReLU and 2x2 max-pool, on [n, channels, height, width]: one layer, so
 * that what passes between the three never leaves the layout that the kernels like.
 */
final class ConvolutionBlockLayer extends BaseLayer<ConvolutionBlock> {
  private final boolean readsImage;
  private final KernelCache<ConvolutionKernels.Shape, ConvolutionKernels> trainers;
  private final KernelCache<ConvolutionKernels.Shape, ConvolutionKernels> embedders;

  ConvolutionBlockLayer(NeuralNetConfiguration conf, DataType type, boolean readsImage) {
    super(conf, type);
    this.readsImage = readsImage;
    this.trainers = new KernelCache<>(shape -> new ConvolutionKernels(shape, true, !readsImage));
    this.embedders = new KernelCache<>(shape -> new ConvolutionKernels(shape, false, false));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    INDArray images = InCOrder.of(input, workspaces);
    input = images;
    ConvolutionKernels.Shape shape =
        layerConf().shape(images.size(0), images.size(2), images.size(3));
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {shape.images(), shape.outputs(), shape.pooledHeight(), shape.pooledWidth()},
            'c');
    (training ? trainers : embedders)
        .get(shape)
        .forward(images, getParam(WEIGHT_KEY), getParam(BIAS_KEY), out);
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray imageGradient =
        readsImage
            ? null
            : workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    trainers
        .get(layerConf().shape(input.size(0), input.size(2), input.size(3)))
        .backward(InCOrder.of(epsilon, workspaces), weightGradient, biasGradient, imageGradient);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    gradient.setGradientFor(WEIGHT_KEY, weightGradient, 'c');
    return new Pair<>(gradient, imageGradient);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
