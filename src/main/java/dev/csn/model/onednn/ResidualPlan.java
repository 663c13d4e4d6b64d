package dev.csn.model.onednn;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A residual encoder up to the mean of its last feature map.
 *
 * @param stem convolutions with ReLU, in order; the first reads the image
 * @param blocks the blocks after the stem, in order
 */
public record ResidualPlan(List<Conv> stem, List<Block> blocks) {
  public ResidualPlan {
    stem = List.copyOf(stem);
    blocks = List.copyOf(blocks);
  }

  /** All convolutions, in the order of their parameters. */
  public List<Conv> convolutions() {
    return Stream.concat(
            stem.stream(), blocks.stream().flatMap(block -> block.convolutions().stream()))
        .toList();
  }

  /** The number of their parameters. */
  public long parameters() {
    return convolutions().stream().mapToLong(Conv::parameters).sum();
  }

  /** Channels of the last feature map, the number of features of an image. */
  public int outputs() {
    return blocks.get(blocks.size() - 1).second().outputs();
  }

  /**
   * A basic block (He et al., CVPR 2016): two convolutions, ReLU after the first, and ReLU of their
   * result plus the block's input.
   *
   * @param shortcut a convolution of the input before the sum; null if the block changes neither
   *     the size nor the channels
   */
  public record Block(Conv first, Conv second, @Nullable Conv shortcut) {
    List<Conv> convolutions() {
      return shortcut == null ? List.of(first, second) : List.of(first, shortcut, second);
    }
  }

  /**
   * A convolution with bias, padded so that stride 1 keeps the size of a feature map and stride 2
   * halves it, rounded up.
   *
   * @param name the prefix of its parameters' names
   * @param inputs channels
   * @param outputs channels
   * @param kernel its side, odd
   */
  public record Conv(String name, int inputs, int outputs, int kernel, int stride) {
    /** The name of its weights, [outputs, inputs, kernel, kernel]. */
    public String weights() {
      return name + "/W";
    }

    /** The name of its bias, [outputs]. */
    public String bias() {
      return name + "/b";
    }

    int padding() {
      return kernel / 2;
    }

    long[] weightShape() {
      return new long[] {outputs, inputs, kernel, kernel};
    }

    long parameters() {
      return (long) outputs * inputs * kernel * kernel + outputs;
    }

    Convolution.Shape shape(long images, long height, long width) {
      return new Convolution.Shape(
          images, inputs, height, width, outputs, kernel, stride, padding());
    }
  }
}
