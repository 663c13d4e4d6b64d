package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of stride 1, ReLU and 2x2 max-pool for one number of images. ReLU is part of the
 * convolution's kernel; as it and the maximum may change places, its gradient is taken behind the
 * pool, on a quarter of the values.
 */
final class ConvolutionKernels implements AutoCloseable {
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
   * What the kernels are made for.
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
   * @param withImageGradient whether it is to give the images' gradient too
   */
  ConvolutionKernels(Shape shape, boolean training, boolean withImageGradient) {
    this.shape = shape;
    images =
        forward.place(Primitives.plain(shape.images, shape.channels, shape.height, shape.width));
    memory.desc pooledShape =
        Primitives.plain(shape.images, shape.outputs, shape.pooledHeight(), shape.pooledWidth());
    out = forward.place(pooledShape);
    outGradient = backward.place(pooledShape);
    imageGradient = backward.place(images.get_desc());

    prop_kind kind = training ? prop_kind.forward_training : prop_kind.forward_inference;
    convolution = new Convolution(forward, shape.convolution(), kind, Relu.asPartOfAnother());
    memory convolved = forward.allocate(convolution.out());
    convolution.addForward(images, convolved);
    pooling_forward.primitive_desc pooling = pooling(kind, convolved.get_desc());
    memory pooled = forward.before(out, pooling.dst_desc());
    memory maxima = addPool(pooling, convolved, pooled, training);
    forward.copy(pooled, out);
    if (training) {
      memory slope = addPoolBackward(pooled, maxima, convolved.get_desc(), pooling);
      convolution.addParametersBackward(backward, slope);
      if (withImageGradient) {
        convolution.addInputBackward(backward, slope, imageGradient);
      }
    }
  }

  private pooling_forward.primitive_desc pooling(prop_kind kind, memory.desc convolved) {
    return new pooling_forward.primitive_desc(
        new pooling_forward.desc(
            kind, algorithm.pooling_max, convolved, shape.pooled(), POOL, POOL, NONE, NONE),
        OneDnn.cpu());
  }

  /** Returns where the places of the maxima are kept for training; else null. */
  private memory addPool(
      pooling_forward.primitive_desc pooling, memory convolved, memory pooled, boolean training) {
    pooling_forward pool = new pooling_forward(pooling);
    if (!training) {
      forward.add(pool, DNNL_ARG_SRC, convolved, DNNL_ARG_DST, pooled);
      return null;
    }
    memory maxima = forward.allocate(pooling.workspace_desc());
    forward.add(pool, DNNL_ARG_SRC, convolved, DNNL_ARG_DST, pooled, DNNL_ARG_WORKSPACE, maxima);
    return maxima;
  }

  /** The gradient of the convolution's result, before its ReLU. */
  private memory addPoolBackward(
      memory pooled, memory maxima, memory.desc convolved, pooling_forward.primitive_desc pooling) {
    memory given = backward.in(pooled.get_desc(), outGradient);
    memory positive = backward.allocate(pooled.get_desc());
    Relu.addBackward(backward, pooled, given, positive);
    memory slope = backward.allocate(convolved);
    backward.add(
        new pooling_backward(
            new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                    algorithm.pooling_max, convolved, pooled.get_desc(), POOL, POOL, NONE, NONE),
                OneDnn.cpu(),
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
   * The gradients at what {@link #forward} last computed, of arrays that still hold what they held
   * then.
   *
   * @param ofImages null if the kernels were made without
   */
  void backward(INDArray ofOut, INDArray ofWeights, INDArray ofBias, INDArray ofImages) {
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
