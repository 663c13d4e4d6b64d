package dev.csn.model.loss;

import dev.csn.config.ContinuousLoss;
import dev.csn.random.Seed;
import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random embeddings, masks and triplets, as the naive loss reads them.
 *
 * @param loss that is taken of them
 * @param embeddings [images][dimensions]
 * @param masks active, [conditions][dimensions]; some entries are zero
 */
record LossCase(NaiveLoss loss, double[][] embeddings, double[][] masks, List<Triplets> triplets) {
  /** Farther from the hinge's kink than any finite difference reaches. */
  private static final double FROM_KINK = 1e-3;

  /**
   * Draws a case.
   *
   * @param counts per condition, how many triplets it has
   */
  static LossCase draw(NaiveLoss loss, int images, int dimensions, int... counts) {
    SplittableRandom random = new Seed(11).at(images).at(dimensions).random();
    double[][] embeddings = new double[images][dimensions];
    for (double[] row : embeddings) {
      // Through float, so that both sides compute with the very same numbers.
      Arrays.setAll(row, d -> (float) random.nextGaussian());
    }
    double[][] masks = new double[counts.length][dimensions];
    for (double[] mask : masks) {
      Arrays.setAll(mask, d -> (float) Math.max(0, random.nextGaussian(0.9, 0.7)));
    }
    List<Triplets> triplets = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      boolean graded = c % 2 == 0 && loss.continuous().kind() != ContinuousLoss.Kind.HINGE;
      triplets.add(drawTriplets(loss, embeddings, masks[c], counts[c], graded, random));
    }
    return new LossCase(loss, embeddings, masks, triplets);
  }

  private static Triplets drawTriplets(
      NaiveLoss loss,
      double[][] embeddings,
      double[] mask,
      int count,
      boolean graded,
      SplittableRandom random) {
    int distances = graded ? count : 0;
    Triplets triplets =
        new Triplets(
            new int[count],
            new int[count],
            new int[count],
            new float[distances],
            new float[distances]);
    for (int t = 0; t < count; t++) {
      do {
        int[] rows = random.ints(0, embeddings.length).distinct().limit(3).toArray();
        triplets.anchors()[t] = rows[0];
        triplets.positives()[t] = rows[1];
        triplets.negatives()[t] = rows[2];
        if (graded) {
          triplets.nearer()[t] = (float) random.nextDouble(0.1, 1);
          triplets.farther()[t] = triplets.nearer()[t] + (float) random.nextDouble();
        }
      } while (Math.abs(loss.hinge(embeddings, mask, triplets, t)) < FROM_KINK
          || Math.abs(loss.order(embeddings, mask, triplets, t)) < FROM_KINK);
    }
    return triplets;
  }

  double total() {
    return loss.total(embeddings, masks, triplets);
  }

  /** The same as the code under test reads it. */
  LossInput input() {
    float[] flat = new float[embeddings.length * masks[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) embeddings[i / masks[0].length][i % masks[0].length];
    }
    float[][] active = new float[masks.length][masks[0].length];
    for (int c = 0; c < masks.length; c++) {
      for (int d = 0; d < masks[c].length; d++) {
        active[c][d] = (float) masks[c][d];
      }
    }
    return new LossInput(flat, active, triplets, 1);
  }

  @Override
  public String toString() {
    List<Integer> counts = triplets.stream().map(Triplets::size).toList();
    return loss + " of " + embeddings.length + "x" + masks[0].length + ", triplets " + counts;
  }
}
