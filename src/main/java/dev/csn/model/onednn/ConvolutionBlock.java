package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.Collection;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of stride 1, ReLU and 2x2 max-pool on [n, channels, height, width], as one layer:
 * arrays between the three stay in the kernels' preferred layout.
 */
final class ConvolutionBlock extends ConvolutionLayer {
  private final boolean readsImage;

  ConvolutionBlock(ConvolutionLayer.Builder builder, boolean readsImage) {
    super(builder);
    this.readsImage = readsImage;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return CustomLayer.finish(
        new Implementation(conf, type, readsImage), conf, listeners, index, parameters, initialize);
  }

  Kernels.Shape shape(long images, long height, long width) {
    return new Kernels.Shape(
        images, getNIn(), height, width, getNOut(), getKernelSize()[0], getPadding()[0]);
  }

  @Override
  public InputType getOutputType(int index, InputType given) {
    InputType.InputTypeConvolutional in = (InputType.InputTypeConvolutional) given;
    Kernels.Shape shape = shape(1, in.getHeight(), in.getWidth());
    return InputType.convolutional(shape.pooledHeight(), shape.pooledWidth(), getNOut());
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  private static final class Implementation extends BaseLayer<ConvolutionBlock> {
    private final boolean readsImage;
    private final KernelCache<Kernels.Shape, Kernels> trainers;
    private final KernelCache<Kernels.Shape, Kernels> embedders;

    Implementation(NeuralNetConfiguration conf, DataType type, boolean readsImage) {
      super(conf, type);
      this.readsImage = readsImage;
      this.trainers = new KernelCache<>(shape -> new Kernels(shape, true, !readsImage));
      this.embedders = new KernelCache<>(shape -> new Kernels(shape, false, false));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      assertInputSet(false);
      INDArray images = CustomLayer.inCOrder(input, workspaces);
      input = images;
      Kernels.Shape shape = layerConf().shape(images.size(0), images.size(2), images.size(3));
      INDArray out =
          workspaces.createUninitialized(
              ArrayType.ACTIVATIONS,
              dataType,
              new long[] {
                shape.images(), shape.outputs(), shape.pooledHeight(), shape.pooledWidth()
              },
              'c');
      (training ? trainers : embedders)
          .get(shape)
          .forward(images, getParam(WEIGHT_KEY), getParam(BIAS_KEY), out);
      return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      assertInputSet(true);
      @Nullable INDArray imageGradient =
          readsImage
              ? null
              : workspaces.createUninitialized(
                  ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
      INDArray weightGradient = CustomLayer.of(gradientViews, WEIGHT_KEY);
      INDArray biasGradient = CustomLayer.of(gradientViews, BIAS_KEY);
      trainers
          .get(layerConf().shape(input.size(0), input.size(2), input.size(3)))
          .backward(
              CustomLayer.inCOrder(epsilon, workspaces),
              weightGradient,
              biasGradient,
              imageGradient);
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

  /**
   * Convolution of stride 1, ReLU and 2x2 max-pool for a fixed number of images. ReLU is part of
   * the convolution's kernel. ReLU and maximum commute, so ReLU's gradient is computed after the
   * pool, on a quarter of the values.
   */
  private static final class Kernels implements AutoCloseable {
    private static final long[] NONE = {0, 0};
    private static final long[] POOL = {2, 2};

    private final Shape shape;
    private final Primitives forward = new Primitives();
    private final Primitives backward = new Primitives();
    private final Convolution convolution;
    private final memory images;
    private final memory out;
    private final memory outGradient;
    private final memory imageGradient;

    /**
     * The sizes for which kernels are chosen.
     *
     * @param padding zeros on each side
     */
    record Shape(
        long images,
        long channels,
        long height,
        long width,
        long outputs,
        long kernel,
        long padding) {
      long pooledHeight() {
        return convolution().outHeight() / 2;
      }

      long pooledWidth() {
        return convolution().outWidth() / 2;
      }

      private Convolution.Shape convolution() {
        return new Convolution.Shape(
            images, channels, height, width, outputs, kernel, /* stride= */ 1, padding);
      }

      private memory.desc pooled() {
        return Primitives.any(images, outputs, pooledHeight(), pooledWidth());
      }
    }

    /**
     * Chooses kernels.
     *
     * @param training whether {@link #backward} is wanted
     * @param withImageGradient whether it also computes the images' gradient
     */
    Kernels(Shape shape, boolean training, boolean withImageGradient) {
      this.shape = shape;
      images =
          forward.placeholder(
              Primitives.plain(shape.images, shape.channels, shape.height, shape.width));
      memory.desc pooledShape =
          Primitives.plain(shape.images, shape.outputs, shape.pooledHeight(), shape.pooledWidth());
      out = forward.placeholder(pooledShape);
      outGradient = backward.placeholder(pooledShape);
      imageGradient = backward.placeholder(images.get_desc());

      prop_kind kind = training ? prop_kind.forward_training : prop_kind.forward_inference;
      convolution = new Convolution(forward, shape.convolution(), kind, Primitives.relu());
      memory convolved = forward.allocate(convolution.out());
      convolution.addForward(images, convolved);
      pooling_forward.primitive_desc pooling = pooling(kind, convolved.get_desc());
      memory pooled = forward.before(out, pooling.dst_desc());
      pooling_forward pool = new pooling_forward(pooling);
      if (!training) {
        forward.add(pool, DNNL_ARG_SRC, convolved, DNNL_ARG_DST, pooled);
        forward.copy(pooled, out);
        return;
      }
      memory maxima = forward.allocate(pooling.workspace_desc()); // their positions in the windows
      forward.add(pool, DNNL_ARG_SRC, convolved, DNNL_ARG_DST, pooled, DNNL_ARG_WORKSPACE, maxima);
      forward.copy(pooled, out);
      memory slope = addPoolBackward(pooled, maxima, convolved.get_desc(), pooling);
      convolution.addParametersBackward(backward, slope);
      if (withImageGradient) {
        convolution.addInputBackward(backward, slope, imageGradient);
      }
    }

    private pooling_forward.primitive_desc pooling(prop_kind kind, memory.desc convolved) {
      return new pooling_forward.primitive_desc(
          new pooling_forward.desc(
              kind, algorithm.pooling_max, convolved, shape.pooled(), POOL, POOL, NONE, NONE),
          Primitives.cpu());
    }

    /** The gradient of the convolution's result, before its ReLU. */
    private memory addPoolBackward(
        memory pooled,
        memory maxima,
        memory.desc convolved,
        pooling_forward.primitive_desc pooling) {
      memory given = backward.in(pooled.get_desc(), outGradient);
      memory positive = backward.allocate(pooled.get_desc());
      backward.addReluBackward(pooled, given, positive);
      memory slope = backward.allocate(convolved);
      backward.add(
          new pooling_backward(
              new pooling_backward.primitive_desc(
                  new pooling_backward.desc(
                      algorithm.pooling_max, convolved, pooled.get_desc(), POOL, POOL, NONE, NONE),
                  Primitives.cpu(),
                  pooling)),
          DNNL_ARG_DIFF_DST,
          positive,
          DNNL_ARG_WORKSPACE,
          maxima,
          DNNL_ARG_DIFF_SRC,
          slope);
      return slope;
    }

    void forward(INDArray in, INDArray weightsNow, INDArray biasNow, INDArray into) {
      Primitives.bind(images, in);
      convolution.bind(weightsNow, biasNow);
      Primitives.bind(out, into);
      forward.run();
    }

    /**
     * Computes gradients for the last {@link #forward} call. The arrays must be unchanged since
     * then.
     *
     * @param ofImages null if the kernels were created without the images' gradient
     */
    void backward(
        INDArray ofOut, INDArray ofWeights, INDArray ofBias, @Nullable INDArray ofImages) {
      Primitives.bind(outGradient, ofOut);
      convolution.bindGradients(ofWeights, ofBias);
      if (ofImages != null) {
        Primitives.bind(imageGradient, ofImages);
      }
      backward.run();
    }

    @Override
    public void close() {
      backward.close();
      forward.close();
    }
  }
}
