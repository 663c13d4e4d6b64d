package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A residual encoder for a fixed number of images. A block's second convolution adds its results to
 * the shortcut's when it writes them.
 */
final class ResidualKernels implements AutoCloseable {
  private static final long[] NONE = {0, 0};

  private final boolean training;
  private final prop_kind kind;
  private final Shape shape;
  private final Primitives forward = new Primitives();
  private final Primitives backward = new Primitives();
  private final Scratch ahead = new Scratch(forward);
  private final Scratch back = new Scratch(backward);
  private final List<Step> steps = new ArrayList<>();
  private final memory images;
  private final memory out;
  private final memory outGradient;

  /** The size of the input. */
  record Shape(long images, long height, long width) {}

  /** A feature map between two convolutions. */
  private record Feature(memory values, long height, long width) {
    memory.desc layout() {
      return values.get_desc();
    }
  }

  /** A convolution, its input and its result. */
  private record Step(ResidualPlan.Conv plan, Convolution convolution, Feature in, Feature out) {}

  /**
   * Chooses kernels.
   *
   * @param training whether {@link #backward} is wanted
   */
  ResidualKernels(ResidualPlan plan, Shape shape, boolean training) {
    this.training = training;
    this.shape = shape;
    kind = training ? prop_kind.forward_training : prop_kind.forward_inference;
    images =
        forward.placeholder(
            Primitives.plain(shape.images, plan.stem().get(0).inputs(), shape.height, shape.width));
    out = forward.placeholder(Primitives.plain(shape.images, plan.outputs(), 1, 1));
    outGradient = backward.placeholder(out.get_desc());

    Feature map = new Feature(images, shape.height, shape.width);
    List<Step> stem = new ArrayList<>();
    for (ResidualPlan.Conv convolution : plan.stem()) {
      Feature given = map;
      map = addWithRelu(convolution, given);
      stem.add(last());
      if (stem.size() > 1) { // The images belong to the caller.
        release(given);
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (ResidualPlan.Block block : plan.blocks()) {
      blocks.add(addBlock(block, map));
      map = blocks.get(blocks.size() - 1).out();
    }
    pooling_forward.primitive_desc mean = mean(map, plan.outputs());
    addMean(mean, map);
    if (training) {
      memory slope = addMeanBackward(mean, map);
      for (int i = blocks.size() - 1; i >= 0; i--) {
        slope = addBlockBackward(blocks.get(i), slope);
      }
      addStemBackward(stem, slope);
    }
  }

  /** A block's convolutions. The shortcut is null if the input itself is added. */
  private record Block(Step first, @Nullable Step shortcut, Step second) {
    Feature out() {
      return second.out;
    }
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private Convolution.Shape shape(ResidualPlan.Conv plan, Feature in) {
    return plan.shape(shape.images, in.height, in.width);
  }

  private Feature feature(Convolution.Shape of, memory values) {
    return new Feature(values, of.outHeight(), of.outWidth());
  }

  /** Memory for a feature map. Without training it is reused once the map was read. */
  private memory memory(memory.desc layout) {
    return training ? forward.allocate(layout) : ahead.take(layout);
  }

  private void release(Feature map) {
    if (!training) {
      ahead.give(map.values);
    }
  }

  private Feature addWithRelu(ResidualPlan.Conv plan, Feature in) {
    Convolution.Shape of = shape(plan, in);
    Convolution convolution = new Convolution(forward, of, kind, Primitives.relu());
    Feature result = feature(of, memory(convolution.out()));
    convolution.addForward(in.values, result.values);
    steps.add(new Step(plan, convolution, in, result));
    return result;
  }

  private Block addBlock(ResidualPlan.Block plan, Feature in) {
    Feature between = addWithRelu(plan.first(), in);
    Step first = last();
    Convolution.Shape of = shape(plan.second(), between);
    Convolution second = new Convolution(forward, of, kind, Primitives.reluOfSum());
    @Nullable Step shortcut = null;
    Feature result;
    if (plan.shortcut() != null) {
      Convolution through =
          new Convolution(
              forward, shape(plan.shortcut(), in), kind, new primitive_attr(), second.out());
      result = feature(of, memory(second.out()));
      through.addForward(in.values, result.values);
      shortcut = new Step(plan.shortcut(), through, in, result);
      steps.add(shortcut);
      release(in);
    } else if (!training && in.layout().equals(second.out())) {
      result = in; // Not read again: the sum may overwrite it.
    } else {
      result = feature(of, memory(second.out()));
      forward.duplicate(in.values, result.values);
      release(in);
    }
    second.addForward(between.values, result.values);
    steps.add(new Step(plan.second(), second, between, result));
    release(between);
    return new Block(first, shortcut, last());
  }

  private pooling_forward.primitive_desc mean(Feature map, int channels) {
    return new pooling_forward.primitive_desc(
        new pooling_forward.desc(
            kind,
            algorithm.pooling_avg_exclude_padding,
            map.layout(),
            Primitives.any(shape.images, channels, 1, 1),
            size(map),
            size(map),
            NONE,
            NONE),
        Primitives.cpu());
  }

  private static long[] size(Feature map) {
    return new long[] {map.height, map.width};
  }

  private void addMean(pooling_forward.primitive_desc mean, Feature map) {
    memory pooled = forward.before(out, mean.dst_desc());
    forward.add(new pooling_forward(mean), DNNL_ARG_SRC, map.values, DNNL_ARG_DST, pooled);
    forward.copy(pooled, out);
  }

  /** Returns the gradient of the map. */
  private memory addMeanBackward(pooling_forward.primitive_desc mean, Feature map) {
    memory slope = back.take(map.layout());
    backward.add(
        new pooling_backward(
            new pooling_backward.primitive_desc(
                new pooling_backward.desc(
                    algorithm.pooling_avg_exclude_padding,
                    map.layout(),
                    mean.dst_desc(),
                    size(map),
                    size(map),
                    NONE,
                    NONE),
                Primitives.cpu(),
                mean)),
        DNNL_ARG_DIFF_DST,
        backward.in(mean.dst_desc(), outGradient),
        DNNL_ARG_DIFF_SRC,
        slope);
    return slope;
  }

  /** Converts the gradient of a block's result into that of its input, and releases the former. */
  private memory addBlockBackward(Block block, memory slope) {
    backward.addReluBackward(block.out().values, slope, slope);
    memory between = addBackward(block.second, slope);
    backward.addReluBackward(block.first.out.values, between, between);
    memory in = addBackward(block.first, between);
    back.give(between);
    memory added = slope;
    if (block.shortcut != null) {
      added = addBackward(block.shortcut, slope);
      back.give(slope);
    }
    backward.addOnto(in, backward.in(in.get_desc(), added));
    back.give(added);
    return in;
  }

  /** Adds the parameters' gradients and returns that of a convolution's input. */
  private memory addBackward(Step step, memory slope) {
    step.convolution.addParametersBackward(backward, slope);
    memory in = back.take(step.in.layout());
    step.convolution.addInputBackward(backward, slope, in);
    return in;
  }

  private void addStemBackward(List<Step> stem, memory given) {
    memory slope = given;
    for (int i = stem.size() - 1; i >= 0; i--) {
      Step step = stem.get(i);
      backward.addReluBackward(step.out.values, slope, slope);
      if (i == 0) { // The gradient of the images is not needed.
        step.convolution.addParametersBackward(backward, slope);
      } else {
        memory in = addBackward(step, slope);
        back.give(slope);
        slope = in;
      }
    }
  }

  void forward(INDArray from, Map<String, INDArray> parameters, INDArray into) {
    Primitives.bind(images, from);
    Primitives.bind(out, into);
    for (Step step : steps) {
      step.convolution.bind(
          CustomLayer.of(parameters, step.plan.weights()),
          CustomLayer.of(parameters, step.plan.bias()));
    }
    forward.run();
  }

  /**
   * Computes gradients for the last {@link #forward} call. The arrays must be unchanged since then.
   */
  void backward(INDArray ofOut, Map<String, INDArray> gradients) {
    Primitives.bind(outGradient, ofOut);
    for (Step step : steps) {
      step.convolution.bindGradients(
          CustomLayer.of(gradients, step.plan.weights()),
          CustomLayer.of(gradients, step.plan.bias()));
    }
    backward.run();
  }

  @Override
  public void close() {
    backward.close();
    forward.close();
  }

  /**
   * Memory for intermediate arrays of a sequence, reused once it is given back: primitives run in
   * the order in which they are added.
   */
  private static final class Scratch {
    private final Primitives sequence;
    private final List<memory> free = new ArrayList<>();

    Scratch(Primitives sequence) {
      this.sequence = sequence;
    }

    memory take(memory.desc layout) {
      for (Iterator<memory> each = free.iterator(); each.hasNext(); ) {
        memory candidate = each.next();
        if (candidate.get_desc().equals(layout)) {
          each.remove();
          return candidate;
        }
      }
      return sequence.allocate(layout);
    }

    /** Releases memory that no later primitive reads. */
    void give(memory used) {
      free.add(used);
    }
  }

  /** A residual encoder with oneDNN's kernels. Keeps the kernels for the last two batch sizes. */
  static final class Cached implements Residual.Passes {
    private final KernelCache<Shape, ResidualKernels> trainers;
    private final KernelCache<Shape, ResidualKernels> embedders;

    Cached(ResidualPlan plan) {
      this.trainers = new KernelCache<>(shape -> new ResidualKernels(plan, shape, true));
      this.embedders = new KernelCache<>(shape -> new ResidualKernels(plan, shape, false));
    }

    private static Shape shape(INDArray images) {
      return new Shape(images.size(0), images.size(2), images.size(3));
    }

    @Override
    public void forward(
        INDArray images, Map<String, INDArray> parameters, INDArray out, boolean training) {
      (training ? trainers : embedders).get(shape(images)).forward(images, parameters, out);
    }

    @Override
    public void backward(
        INDArray images,
        Map<String, INDArray> parameters,
        INDArray ofOut,
        Map<String, INDArray> gradients) {
      trainers.get(shape(images)).backward(ofOut, gradients);
    }
  }
}
