package dev.csn.evaluation;

import dev.csn.gallery.Gallery;
import dev.csn.random.Seed;
import dev.csn.search.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An ablation of the dimensions that conditions share: triplet accuracy with the shared dimensions
 * set to zero. The control sets the same number of exclusive dimensions to zero, drawn at random. A
 * dimension is shared if it counts in two or more effective masks, and exclusive if it counts in
 * one.
 *
 * @param sharedDimensions the number of shared dimensions, set to zero
 * @param controlDimensions the number of exclusive dimensions that each draw of the control sets to
 *     zero: the number of shared ones, or all if there are fewer
 * @param controlDraws the number of draws in the control's mean; 0 if it sets nothing to zero
 * @param conditions the accuracies by condition
 */
public record Ablation(
    int sharedDimensions,
    int controlDimensions,
    int controlDraws,
    Map<String, Accuracy> conditions) {
  private static final int DRAWS = 10;

  /** Fixed, so that a model's figures depend on the model alone. */
  private static final Seed SEED = new Seed(2017).of("ablation control");

  /**
   * A condition's triplet accuracy by the held-out protocol; 0 if it has no dimension left.
   *
   * @param before with all dimensions
   * @param after without the shared dimensions; equals {@code before} if there are none
   * @param control without the same number of exclusive dimensions, the mean over the draws; equals
   *     {@code before} if there are none
   */
  public record Accuracy(double before, double after, double control) {}

  static Ablation of(Gallery gallery, double[][] effective) {
    int[] shared = MaskStatistics.countedIn(effective, 2, effective.length);
    int[] exclusive = MaskStatistics.countedIn(effective, 1, 1);
    int size = Math.min(shared.length, exclusive.length);
    int[][] drawn = new int[size == 0 ? 0 : DRAWS][];
    for (int i = 0; i < drawn.length; i++) {
      int[] order = SEED.at(i).permutation(exclusive.length);
      drawn[i] = Arrays.stream(order).limit(size).map(k -> exclusive[k]).toArray();
    }
    Map<String, Accuracy> conditions = new LinkedHashMap<>();
    for (String condition : gallery.masks().conditions()) {
      conditions.put(condition, accuracy(gallery, condition, shared, drawn));
    }
    return new Ablation(shared.length, size, drawn.length, conditions);
  }

  private static Accuracy accuracy(Gallery gallery, String condition, int[] shared, int[][] drawn) {
    Triplets triplets =
        HeldOutTriplets.of(
            AttributeGroup.attribute(gallery.items(), condition), HeldOutTriplets.COUNT);
    float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
    float[][] weightings = new float[2 + drawn.length][];
    weightings[0] = weights;
    weightings[1] = without(shared, weights);
    for (int i = 0; i < drawn.length; i++) {
      weightings[2 + i] = without(drawn[i], weights);
    }
    double[] accuracies = TripletAccuracy.ofEach(gallery.embeddings(), weightings, triplets);
    double control =
        drawn.length == 0
            ? accuracies[0]
            : RankingMetric.meanOf(Arrays.copyOfRange(accuracies, 2, accuracies.length));
    return new Accuracy(accuracies[0], accuracies[1], control);
  }

  private static float[] without(int[] dimensions, float[] weights) {
    float[] left = weights.clone();
    for (int d : dimensions) {
      left[d] = 0;
    }
    return left;
  }
}
