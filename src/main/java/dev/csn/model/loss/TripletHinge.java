package dev.csn.model.loss;

import dev.csn.triplet.Triplets;

/**
 * The triplet term L_T of Veit et al. (CVPR 2017), equation 3: per condition the mean of
 *
 * <pre>
 * max(0, d(anchor, positive) - d(anchor, negative) + margin),  d(i, j) = || m * f_i - m * f_j ||
 * </pre>
 *
 * summed over the conditions that have triplets.
 */
final class TripletHinge {
  /** Inside the square root: the distance's gradient stays finite where two images coincide. */
  static final double EPSILON = 1e-12;

  private final double margin;
  private final boolean violatingOnly;

  /**
   * @param violatingOnly whether the mean is over the triplets that violate the margin, or over all
   */
  TripletHinge(double margin, boolean violatingOnly) {
    this.margin = margin;
    this.violatingOnly = violatingOnly;
  }

  /** One condition's mean hinge loss, and how many of its triplets violate the margin. */
  record Value(double loss, int violating) {}

  /** Evaluates one condition and adds its gradients. */
  Value add(LossInput input, int condition, LossGradients gradients) {
    Triplets triplets = input.triplets().get(condition);
    if (triplets.size() == 0) {
      return new Value(0, 0);
    }
    float[] mask = input.masks()[condition];
    float[] masked = masked(input.embeddings(), mask);
    int dimensions = mask.length;
    int count = triplets.size();
    float[] nearer = new float[count];
    float[] farther = new float[count];
    int violating = 0;
    double sum = 0;
    for (int t = 0; t < count; t++) {
      int anchor = triplets.anchors()[t] * dimensions;
      double positive = distance(masked, anchor, triplets.positives()[t] * dimensions, dimensions);
      double negative = distance(masked, anchor, triplets.negatives()[t] * dimensions, dimensions);
      double hinge = positive - negative + margin;
      // NaN, of distances that left float32, must reach the sum.
      if (!(hinge <= 0)) {
        sum += hinge;
        violating++;
        nearer[t] = (float) positive;
        farther[t] = (float) negative;
      }
    }
    if (violating == 0) {
      return new Value(0, 0);
    }
    int divisor = violatingOnly ? violating : count;
    float[] slope = new float[masked.length];
    for (int t = 0; t < count; t++) {
      if (nearer[t] > 0) {
        int anchor = triplets.anchors()[t] * dimensions;
        pull(masked, slope, anchor, triplets.positives()[t] * dimensions, dimensions, nearer[t]);
        pull(masked, slope, anchor, triplets.negatives()[t] * dimensions, dimensions, -farther[t]);
      }
    }
    unmask(input.embeddings(), mask, slope, 1f / divisor, gradients, condition);
    return new Value(sum / divisor, violating);
  }

  private static float[] masked(float[] embeddings, float[] mask) {
    float[] masked = new float[embeddings.length];
    for (int row = 0; row < embeddings.length; row += mask.length) {
      for (int d = 0; d < mask.length; d++) {
        masked[row + d] = embeddings[row + d] * mask[d];
      }
    }
    return masked;
  }

  private static double distance(float[] masked, int i, int j, int dimensions) {
    float sum = 0;
    for (int d = 0; d < dimensions; d++) {
      float difference = masked[i + d] - masked[j + d];
      sum += difference * difference;
    }
    return Math.sqrt(sum + EPSILON);
  }

  /** Adds the gradient of the distance of rows i and j; negated where {@code distance} is. */
  private static void pull(
      float[] masked, float[] slope, int i, int j, int dimensions, float distance) {
    float inverse = 1f / distance;
    for (int d = 0; d < dimensions; d++) {
      float unit = (masked[i + d] - masked[j + d]) * inverse;
      slope[i + d] += unit;
      slope[j + d] -= unit;
    }
  }

  /** The chain rule through masked = embedding * mask. */
  private static void unmask(
      float[] embeddings,
      float[] mask,
      float[] slope,
      float scale,
      LossGradients gradients,
      int condition) {
    float[] ofEmbeddings = gradients.embeddings();
    float[] ofMask = gradients.masks()[condition];
    for (int row = 0; row < slope.length; row += mask.length) {
      for (int d = 0; d < mask.length; d++) {
        float g = slope[row + d] * scale;
        ofEmbeddings[row + d] += g * mask[d];
        ofMask[d] += g * embeddings[row + d];
      }
    }
  }
}
