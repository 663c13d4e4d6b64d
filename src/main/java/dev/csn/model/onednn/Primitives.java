package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A sequence of oneDNN primitives with their shared memory, built once and run many times. oneDNN
 * chooses each array's layout for the kernel; arrays that leave the sequence are converted to C
 * order.
 */
final class Primitives implements AutoCloseable {
  private final stream queue = new stream(cpu()); // a processor works it off as it is filled
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Pointer> owned = new ArrayDeque<>();

  /** Creates the engine on first use, because not every command needs it. */
  private static final class Holder {
    private static final engine CPU = new engine(engine.kind.cpu, 0);
  }

  /** The newest instruction set that kernels use; environment variables may exclude some. */
  static String instructionSet() {
    return dnnl.get_effective_cpu_isa().toString();
  }

  static engine cpu() {
    return Holder.CPU;
  }

  private record Call(primitive operation, IntMemoryMap arguments) {}

  /** An array of some shape in any layout. */
  static memory.desc any(long... shape) {
    return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
  }

  /** An array of some shape in C order. */
  static memory.desc plain(long... shape) {
    memory.format_tag[] byRank = {
      memory.format_tag.x, memory.format_tag.ab, memory.format_tag.abc, memory.format_tag.abcd
    };
    return new memory.desc(shape, memory.data_type.f32, byRank[shape.length - 1]);
  }

  /** Memory that keeps its contents between runs. */
  memory allocate(memory.desc description) {
    return own(new memory(description, cpu()));
  }

  /** A placeholder for an array of the caller. {@link #bind} must set it before each run. */
  memory placeholder(memory.desc description) {
    return own(new memory(description, cpu(), null));
  }

  /** Sets a placeholder's array, in C order. */
  static void bind(memory placeholder, INDArray array) {
    placeholder.set_data_handle(array.data().addressPointer());
  }

  /** Returns {@code source}, or a copy in the wanted layout that every run renews. */
  memory in(memory.desc wanted, memory source) {
    if (source.get_desc().equals(wanted)) {
      return source;
    }
    memory copy = allocate(wanted);
    copy(source, copy);
    return copy;
  }

  /**
   * An array that a primitive writes in its own layout. {@link #copy} then brings it to the target.
   */
  memory before(memory target, memory.desc written) {
    return target.get_desc().equals(written) ? target : allocate(written);
  }

  /** Adds a copy between layouts; adds nothing if they are equal. */
  void copy(memory from, memory to) {
    if (!from.get_desc().equals(to.get_desc())) {
      duplicate(from, to);
    }
  }

  /** Adds a copy, even if the layouts are equal. */
  void duplicate(memory from, memory to) {
    add(new reorder(from, to), DNNL_ARG_FROM, from, DNNL_ARG_TO, to);
  }

  /** Adds {@code sum += values}, both of one layout. */
  void addOnto(memory sum, memory values) {
    memory.desc layout = sum.get_desc();
    add(
        new binary(
            new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, layout, layout, layout), cpu())),
        DNNL_ARG_SRC_0,
        sum,
        DNNL_ARG_SRC_1,
        values,
        DNNL_ARG_DST,
        sum);
  }

  /** Makes a primitive apply max(0, x) to each of its results as it writes it. */
  static primitive_attr relu() {
    return withRelu(new post_ops());
  }

  /** Makes a primitive write max(0, its result + the value in the target). */
  static primitive_attr reluOfSum() {
    post_ops operations = new post_ops();
    operations.append_sum();
    return withRelu(operations);
  }

  private static primitive_attr withRelu(post_ops operations) {
    operations.append_eltwise(1f, algorithm.eltwise_relu, 0f, 0f);
    primitive_attr attributes = new primitive_attr();
    attributes.set_post_ops(operations);
    return attributes;
  }

  /**
   * Adds the gradient of ReLU, computed from its results: a result is positive exactly if its
   * argument was.
   *
   * @param result of ReLU, in the layout of both gradients, which may be one array
   */
  void addReluBackward(memory result, memory resultGradient, memory gradient) {
    memory.desc layout = result.get_desc();
    eltwise_forward.primitive_desc hint =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                prop_kind.forward_training, algorithm.eltwise_relu_use_dst_for_bwd, layout, 0f, 0f),
            cpu());
    add(
        new eltwise_backward(
            new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(
                    algorithm.eltwise_relu_use_dst_for_bwd, layout, layout, 0f, 0f),
                cpu(),
                hint)),
        DNNL_ARG_DST,
        result,
        DNNL_ARG_DIFF_DST,
        resultGradient,
        DNNL_ARG_DIFF_SRC,
        gradient);
  }

  /**
   * Adds a primitive. Arguments may add copies, which run before it.
   *
   * @param arguments alternately an argument's number and its memory
   */
  void add(primitive operation, Object... arguments) {
    IntMemoryMap map = own(new IntMemoryMap());
    for (int i = 0; i < arguments.length; i += 2) {
      map.put((Integer) arguments[i], (memory) arguments[i + 1]);
    }
    calls.add(new Call(own(operation), map));
  }

  /** Runs all primitives in the order in which they were added. */
  void run() {
    for (Call call : calls) {
      call.operation.execute(queue, call.arguments);
    }
  }

  private <P extends Pointer> P own(P pointer) {
    owned.push(pointer);
    return pointer;
  }

  /**
   * Frees the memory now: it is outside the heap, and the garbage collector cannot see its size.
   */
  @Override
  public void close() {
    calls.clear();
    while (!owned.isEmpty()) {
      owned.pop().close();
    }
    queue.close();
  }
}
