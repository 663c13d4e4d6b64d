package dev.csn.model.onednn;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One convolution with bias as a part of two sequences of primitives, forward and backward. It is
 * added to each in the order of execution.
 */
final class Convolution {
  private final Shape shape;
  private final Primitives forward;
  private final memory weights;
  private final memory bias;
  private final convolution_forward.primitive_desc chosen;

  // The input and the weights of the forward pass, in the layouts of its kernel.
  private @Nullable memory source;
  private @Nullable memory kernel;

  private @Nullable memory weightGradient;
  private @Nullable memory biasGradient;

  /**
   * The shape of a convolution, for which kernels are chosen.
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
      long stride,
      long padding) {
    long outHeight() {
      return (height + 2 * padding - kernel) / stride + 1;
    }

    long outWidth() {
      return (width + 2 * padding - kernel) / stride + 1;
    }

    private long[] strides() {
      return new long[] {stride, stride};
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

    private memory.desc out() {
      return Primitives.any(images, outputs, outHeight(), outWidth());
    }
  }

  /**
   * Chooses the kernel of the forward pass.
   *
   * @param after an operation applied to each result when it is written
   */
  Convolution(Primitives forward, Shape shape, prop_kind kind, primitive_attr after) {
    this(forward, shape, kind, after, shape.out());
  }

  /**
   * Chooses the kernel of the forward pass.
   *
   * @param out the layout of the results
   */
  Convolution(
      Primitives forward, Shape shape, prop_kind kind, primitive_attr after, memory.desc out) {
    this.shape = shape;
    this.forward = forward;
    weights =
        forward.placeholder(
            Primitives.plain(shape.outputs, shape.channels, shape.kernel, shape.kernel));
    bias = forward.placeholder(Primitives.plain(shape.outputs));
    chosen =
        new convolution_forward.primitive_desc(
            new convolution_forward.desc(
                kind,
                algorithm.convolution_direct,
                shape.in(),
                shape.weights(),
                bias.get_desc(),
                out,
                shape.strides(),
                shape.paddings(),
                shape.paddings()),
            after,
            Primitives.cpu());
  }

  /** The layout of the results. */
  memory.desc out() {
    return chosen.dst_desc();
  }

  /** Adds the forward pass. */
  void addForward(memory in, memory out) {
    memory source = forward.in(chosen.src_desc(), in);
    memory kernel = forward.in(chosen.weights_desc(), weights);
    this.source = source;
    this.kernel = kernel;
    forward.add(
        new convolution_forward(chosen),
        DNNL_ARG_SRC,
        source,
        DNNL_ARG_WEIGHTS,
        kernel,
        DNNL_ARG_BIAS,
        bias,
        DNNL_ARG_DST,
        out);
  }

  /**
   * Adds the gradients of weights and bias.
   *
   * @param slope the gradient of the results, before the operation on them
   */
  void addParametersBackward(Primitives backward, memory slope) {
    memory weightGradient = backward.placeholder(weights.get_desc());
    memory biasGradient = backward.placeholder(bias.get_desc());
    this.weightGradient = weightGradient;
    this.biasGradient = biasGradient;
    convolution_backward_weights.primitive_desc backwards =
        new convolution_backward_weights.primitive_desc(
            new convolution_backward_weights.desc(
                algorithm.convolution_direct,
                shape.in(),
                shape.weights(),
                bias.get_desc(),
                shape.out(),
                shape.strides(),
                shape.paddings(),
                shape.paddings()),
            Primitives.cpu(),
            chosen);
    memory gradient = backward.before(weightGradient, backwards.diff_weights_desc());
    backward.add(
        new convolution_backward_weights(backwards),
        DNNL_ARG_SRC,
        backward.in(backwards.src_desc(), requireNonNull(source)),
        DNNL_ARG_DIFF_DST,
        backward.in(backwards.diff_dst_desc(), slope),
        DNNL_ARG_DIFF_WEIGHTS,
        gradient,
        DNNL_ARG_DIFF_BIAS,
        biasGradient);
    backward.copy(gradient, weightGradient);
  }

  /** Adds the gradient of the input, written to {@code target}. */
  void addInputBackward(Primitives backward, memory slope, memory target) {
    convolution_backward_data.primitive_desc backwards =
        new convolution_backward_data.primitive_desc(
            new convolution_backward_data.desc(
                algorithm.convolution_direct,
                shape.in(),
                shape.weights(),
                shape.out(),
                shape.strides(),
                shape.paddings(),
                shape.paddings()),
            Primitives.cpu(),
            chosen);
    memory gradient = backward.before(target, backwards.diff_src_desc());
    backward.add(
        new convolution_backward_data(backwards),
        DNNL_ARG_WEIGHTS,
        backward.in(backwards.weights_desc(), requireNonNull(kernel)),
        DNNL_ARG_DIFF_DST,
        backward.in(backwards.diff_dst_desc(), slope),
        DNNL_ARG_DIFF_SRC,
        gradient);
    backward.copy(gradient, target);
  }

  /** Sets the parameters that the next forward pass reads. */
  void bind(INDArray weightsNow, INDArray biasNow) {
    Primitives.bind(weights, weightsNow);
    Primitives.bind(bias, biasNow);
  }

  /** Sets the arrays to which the next backward pass writes gradients. */
  void bindGradients(INDArray ofWeights, INDArray ofBias) {
    Primitives.bind(requireNonNull(weightGradient), ofWeights);
    Primitives.bind(requireNonNull(biasGradient), ofBias);
  }
}
