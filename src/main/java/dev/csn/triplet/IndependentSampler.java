package dev.csn.triplet;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws triplets of one condition per batch, each with its own three images; the conditions take
 * turns. The toy and the paper (Veit et al., CVPR 2017) use this sampling.
 */
final class IndependentSampler implements BatchSampler {
  private final List<StepTriplets> conditions;
  private final int[] rows;
  private final int triplets;

  /** The triplets of one condition that a step learns from. */
  interface StepTriplets {
    /**
     * The triplets of a step; safe to call from any thread.
     *
     * @param step counted from 0, one at which the condition has its turn
     * @return positions among the rows; a function of the step alone
     */
    Triplets of(long step);
  }

  /**
   * A sampler of given triplets.
   *
   * @param conditions the triplets of each condition, as positions among {@code rows}
   * @param triplets the maximum number per step
   */
  IndependentSampler(List<StepTriplets> conditions, int[] rows, int triplets) {
    this.conditions = List.copyOf(conditions);
    this.rows = rows;
    this.triplets = triplets;
  }

  @Override
  public int images() {
    return 3 * triplets;
  }

  @Override
  public Batch sample(long step) {
    int condition = (int) (step % conditions.size());
    Triplets drawn = conditions.get(condition).of(step);
    int[] images = new int[3 * triplets];
    int[][] positions = new int[3][drawn.size()];
    for (int t = 0; t < drawn.size(); t++) {
      images[3 * t] = rows[drawn.anchors()[t]];
      images[3 * t + 1] = rows[drawn.positives()[t]];
      images[3 * t + 2] = rows[drawn.negatives()[t]];
      for (int i = 0; i < positions.length; i++) {
        positions[i][t] = 3 * t + i;
      }
    }
    Triplets ofTurn =
        new Triplets(positions[0], positions[1], positions[2], drawn.nearer(), drawn.farther());
    // Rare draws that fell short leave copies of row 0 that no triplet mentions.
    for (int i = 3 * drawn.size(); i < images.length; i++) {
      images[i] = rows[0];
    }
    List<Triplets> byCondition = new ArrayList<>();
    for (int c = 0; c < conditions.size(); c++) {
      byCondition.add(c == condition ? ofTurn : Triplets.NONE);
    }
    return new Batch(images, byCondition);
  }
}
