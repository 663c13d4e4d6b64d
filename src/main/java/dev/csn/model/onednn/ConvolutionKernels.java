package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
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
  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};
  private static final long[] POOL = {2, 2};

  private final Shape shape;
  private final Primitives forward = new Primitives();
  private final Primitives backward = new Primitives();
  private final memory images;
  private final memory weights;
  private final memory bias;
  private final memory out;
  private final memory outGradient;
  private final memory weightGradient;
  private final memory biasGradient;
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
    private long outHeight() {
      return height + 2 * padding - kernel + 1;
    }

    private long outWidth() {
      return width + 2 * padding - kernel + 1;
    }

    long pooledHeight() {
      return outHeight() / 2;
    }

    long pooledWidth() {
      return outWidth() / 2;
    }

    private long[] paddings() {
      return new long[] {padding, padding};
    }

    private memory.desc in() {
      return Primitives.any(images, channels, height, width);
    }

    private memory.desc weights() {
      return Primitives.any(outputs, channels, kernel, kernel);
    }

    private memory.desc pooled() {
      return Primitives.any(images, outputs, pooledHeight(), pooledWidth());
    }

    private memory.desc convolved() {
      return Primitives.any(images, outputs, outHeight(), outWidth());
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
    weights =
        forward.place(Primitives.plain(shape.outputs, shape.channels, shape.kernel, shape.kernel));
    bias = forward.place(Primitives.plain(shape.outputs));
    memory.desc pooledShape =
        Primitives.plain(shape.images, shape.outputs, shape.pooledHeight(), shape.pooledWidth());
    out = forward.place(pooledShape);
    outGradient = backward.place(pooledShape);
    weightGradient = backward.place(weights.get_desc());
    biasGradient = backward.place(bias.get_desc());
    imageGradient = backward.place(images.get_desc());

    prop_kind kind = training ? prop_kind.forward_training : prop_kind.forward_inference;
    convolution_forward.primitive_desc convolution = convolution(kind);
    memory source = forward.in(convolution.src_desc(), images);
    memory kernel = forward.in(convolution.weights_desc(), weights);
    memory convolved = forward.allocate(convolution.dst_desc());
    forward.add(
        new convolution_forward(convolution),
        DNNL_ARG_SRC,
        source,
        DNNL_ARG_WEIGHTS,
        kernel,
        DNNL_ARG_BIAS,
        bias,
        DNNL_ARG_DST,
        convolved);
    pooling_forward.primitive_desc pooling = pooling(kind, convolved.get_desc());
    memory pooled = forward.before(out, pooling.dst_desc());
    memory maxima = addPool(pooling, convolved, pooled, training);
    forward.copy(pooled, out);
    if (training) {
      memory slope = addPoolBackward(pooled, maxima, convolved.get_desc(), pooling);
      addWeightsBackward(source, slope, convolution);
      if (withImageGradient) {
        addImagesBackward(kernel, slope, convolution);
      }
    }
  }

  private convolution_forward.primitive_desc convolution(prop_kind kind) {
    return new convolution_forward.primitive_desc(
        new convolution_forward.desc(
            kind,
            algorithm.convolution_direct,
            shape.in(),
            shape.weights(),
            bias.get_desc(),
            shape.convolved(),
            ONE,
            shape.paddings(),
            shape.paddings()),
        Relu.asPartOfAnother(),
        OneDnn.cpu());
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

  private void addWeightsBackward(
      memory source, memory slope, convolution_forward.primitive_desc convolution) {
    convolution_backward_weights.primitive_desc chosen =
        new convolution_backward_weights.primitive_desc(
            new convolution_backward_weights.desc(
                algorithm.convolution_direct,
                shape.in(),
                shape.weights(),
                bias.get_desc(),
                shape.convolved(),
                ONE,
                shape.paddings(),
                shape.paddings()),
            OneDnn.cpu(),
            convolution);
    memory gradient = backward.before(weightGradient, chosen.diff_weights_desc());
    backward.add(
        new convolution_backward_weights(chosen),
        DNNL_ARG_SRC,
        backward.in(chosen.src_desc(), source),
        DNNL_ARG_DIFF_DST,
        backward.in(chosen.diff_dst_desc(), slope),
        DNNL_ARG_DIFF_WEIGHTS,
        gradient,
        DNNL_ARG_DIFF_BIAS,
        biasGradient);
    backward.copy(gradient, weightGradient);
  }

  private void addImagesBackward(
      memory kernel, memory slope, convolution_forward.primitive_desc convolution) {
    convolution_backward_data.primitive_desc chosen =
        new convolution_backward_data.primitive_desc(
            new convolution_backward_data.desc(
                algorithm.convolution_direct,
                shape.in(),
                shape.weights(),
                shape.convolved(),
                ONE,
                shape.paddings(),
                shape.paddings()),
            OneDnn.cpu(),
            convolution);
    memory gradient = backward.before(imageGradient, chosen.diff_src_desc());
    backward.add(
        new convolution_backward_data(chosen),
        DNNL_ARG_WEIGHTS,
        backward.in(chosen.weights_desc(), kernel),
        DNNL_ARG_DIFF_DST,
        backward.in(chosen.diff_dst_desc(), slope),
        DNNL_ARG_DIFF_SRC,
        gradient);
    backward.copy(gradient, imageGradient);
  }

  void forward(INDArray in, INDArray weightsNow, INDArray biasNow, INDArray into) {
    Primitives.bind(images, in);
    Primitives.bind(weights, weightsNow);
    Primitives.bind(bias, biasNow);
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
    Primitives.bind(weightGradient, ofWeights);
    Primitives.bind(biasGradient, ofBias);
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
