package dev.csn.model.onednn;

import java.util.List;

/**
 * A basic block of a residual encoder (He et al., CVPR 2016): two convolutions, ReLU after the
 * first, and ReLU of their result plus what the block was given.
 *
 * @param shortcut what the block is given goes through, where its shape changes; else null
 */
public record BlockPlan(ConvolutionPlan first, ConvolutionPlan second, ConvolutionPlan shortcut) {
  List<ConvolutionPlan> convolutions() {
    return shortcut == null ? List.of(first, second) : List.of(first, shortcut, second);
  }
}
