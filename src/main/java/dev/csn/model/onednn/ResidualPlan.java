package dev.csn.model.onednn;

import java.util.List;
import java.util.stream.Stream;

/**
 * A residual encoder up to its last map's mean.
 *
 * @param stem convolutions with ReLU, one behind the other; the first reads the image
 * @param blocks one behind the other, behind the stem
 */
public record ResidualPlan(List<ConvolutionPlan> stem, List<BlockPlan> blocks) {
  public ResidualPlan {
    stem = List.copyOf(stem);
    blocks = List.copyOf(blocks);
  }

  /** All convolutions, in the order of their parameters. */
  public List<ConvolutionPlan> convolutions() {
    return Stream.concat(
            stem.stream(), blocks.stream().flatMap(block -> block.convolutions().stream()))
        .toList();
  }

  /** How many parameters they have. */
  public long parameters() {
    return convolutions().stream().mapToLong(ConvolutionPlan::parameters).sum();
  }

  /** Channels of the last map: as many numbers describe an image. */
  public int outputs() {
    return blocks.get(blocks.size() - 1).second().outputs();
  }
}
