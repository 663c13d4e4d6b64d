package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix product with bias, and ReLU where wanted, for one number of rows. All arrays are read
 * and written where they are: DL4J's weights [inputs, outputs] in F order are oneDNN's [outputs,
 * inputs] in C order.
 */
final class DenseKernels implements AutoCloseable {
  private final boolean relu;
  private final Primitives forward = new Primitives();
  private final Primitives backward = new Primitives();
  private final memory in;
  private final memory weights;
  private final memory bias;
  private final memory out;
  private final memory outGradient;
  private final memory inGradient;
  private final memory weightGradient;
  private final memory biasGradient;

  /** What the kernels are made for. */
  record Shape(long rows, long inputs, long outputs) {}

  DenseKernels(Shape shape, boolean relu) {
    this.relu = relu;
    in = forward.place(Primitives.plain(shape.rows, shape.inputs));
    weights = forward.place(Primitives.plain(shape.outputs, shape.inputs));
    bias = forward.place(Primitives.plain(shape.outputs));
    out = forward.place(Primitives.plain(shape.rows, shape.outputs));
    outGradient = backward.place(out.get_desc());
    inGradient = backward.place(in.get_desc());
    weightGradient = backward.place(weights.get_desc());
    biasGradient = backward.place(bias.get_desc());

    inner_product_forward.primitive_desc product =
        new inner_product_forward.primitive_desc(
            new inner_product_forward.desc(
                prop_kind.forward_training,
                in.get_desc(),
                weights.get_desc(),
                bias.get_desc(),
                out.get_desc()),
            relu ? Relu.asPartOfAnother() : new primitive_attr(),
            OneDnn.cpu());
    forward.add(
        new inner_product_forward(product),
        DNNL_ARG_SRC,
        in,
        DNNL_ARG_WEIGHTS,
        weights,
        DNNL_ARG_BIAS,
        bias,
        DNNL_ARG_DST,
        out);
    addBackward(product);
  }

  private void addBackward(inner_product_forward.primitive_desc product) {
    memory slope = outGradient;
    if (relu) {
      slope = backward.allocate(out.get_desc());
      Relu.addBackward(backward, out, outGradient, slope);
    }
    backward.add(
        new inner_product_backward_weights(
            new inner_product_backward_weights.primitive_desc(
                new inner_product_backward_weights.desc(
                    in.get_desc(), weights.get_desc(), bias.get_desc(), out.get_desc()),
                OneDnn.cpu(),
                product)),
        DNNL_ARG_SRC,
        in,
        DNNL_ARG_DIFF_DST,
        slope,
        DNNL_ARG_DIFF_WEIGHTS,
        weightGradient,
        DNNL_ARG_DIFF_BIAS,
        biasGradient);
    backward.add(
        new inner_product_backward_data(
            new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(
                    in.get_desc(), weights.get_desc(), out.get_desc()),
                OneDnn.cpu(),
                product)),
        DNNL_ARG_WEIGHTS,
        weights,
        DNNL_ARG_DIFF_DST,
        slope,
        DNNL_ARG_DIFF_SRC,
        inGradient);
  }

  void forward(INDArray from, INDArray weightsNow, INDArray biasNow, INDArray into) {
    Primitives.bind(in, from);
    Primitives.bind(weights, weightsNow);
    Primitives.bind(bias, biasNow);
    Primitives.bind(out, into);
    forward.run();
  }

  /**
   * The gradients at what {@link #forward} last computed, of arrays that still hold what they held
   * then.
   */
  void backward(INDArray ofOut, INDArray ofWeights, INDArray ofBias, INDArray ofIn) {
    Primitives.bind(outGradient, ofOut);
    Primitives.bind(weightGradient, ofWeights);
    Primitives.bind(biasGradient, ofBias);
    Primitives.bind(inGradient, ofIn);
    backward.run();
  }

  @Override
  public void close() {
    backward.close();
    forward.close();
  }
}
