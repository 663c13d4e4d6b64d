package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** max(0, x) as oneDNN knows it. */
final class Relu {
  private Relu() {}

  /** For a primitive that is to apply it to each of its results as it writes it. */
  static primitive_attr asPartOfAnother() {
    return attributes(new post_ops());
  }

  /** The same, of the sum of its results and of what stands where it writes them. */
  static primitive_attr ofSumAsPartOfAnother() {
    post_ops operations = new post_ops();
    operations.append_sum();
    return attributes(operations);
  }

  private static primitive_attr attributes(post_ops operations) {
    operations.append_eltwise(1f, algorithm.eltwise_relu, 0f, 0f);
    primitive_attr attributes = new primitive_attr();
    attributes.set_post_ops(operations);
    return attributes;
  }

  /**
   * Adds its gradient, told from its results: where one is positive, so was what it came from.
   *
   * @param result what it made, in the layout of both gradients, which may be one
   */
  static void addBackward(Primitives to, memory result, memory resultGradient, memory gradient) {
    memory.desc layout = result.get_desc();
    eltwise_forward.primitive_desc hint =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                prop_kind.forward_training, algorithm.eltwise_relu_use_dst_for_bwd, layout, 0f, 0f),
            OneDnn.cpu());
    to.add(
        new eltwise_backward(
            new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(
                    algorithm.eltwise_relu_use_dst_for_bwd, layout, layout, 0f, 0f),
                OneDnn.cpu(),
                hint)),
        DNNL_ARG_DST,
        result,
        DNNL_ARG_DIFF_DST,
        resultGradient,
        DNNL_ARG_DIFF_SRC,
        gradient);
  }
}
