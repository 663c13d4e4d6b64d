package dev.csn.model.loss;

import java.util.Arrays;

/**
 * A batch's embeddings under one condition's mask, and the gradient of a loss that depends on their
 * distances.
 *
 * <p>Many triplets share few pairs of images. So in batches of the usual size, each pair's distance
 * is computed once, on first use, and each pair's gradient factors are summed before they are
 * applied to the embeddings. The cost of a triplet then does not depend on the number of
 * dimensions.
 */
final class MaskedEmbeddings {
  /**
   * Added inside the square root, so that the distance's gradient stays finite for two images with
   * the same embedding.
   */
  static final double EPSILON = 1e-12;

  // All pairs of as many images take 8 MiB.
  private static final int MAX_SHARED = 1024;

  private final float[] embeddings;
  private final float[] mask;
  private final float[] masked;
  private final int images;
  private final float[] slope;
  private final float[] squaredDistances; // of all pairs; below zero: not yet computed
  private final float[] pulls; // of all pairs

  MaskedEmbeddings(LossInput input, int condition) {
    this(input, condition, input.images() <= MAX_SHARED);
  }

  /**
   * Masks a batch.
   *
   * @param shared whether to keep the distance of every pair of images
   */
  MaskedEmbeddings(LossInput input, int condition, boolean shared) {
    this.embeddings = input.embeddings();
    this.mask = input.masks()[condition];
    this.images = input.images();
    this.masked = new float[embeddings.length];
    for (int row = 0; row < embeddings.length; row += mask.length) {
      for (int d = 0; d < mask.length; d++) {
        masked[row + d] = embeddings[row + d] * mask[d];
      }
    }
    this.slope = new float[embeddings.length];
    this.squaredDistances = new float[shared ? images * images : 0];
    Arrays.fill(squaredDistances, -1);
    this.pulls = new float[squaredDistances.length];
  }

  /** The squared distance of two images, {@link #EPSILON} included. */
  double squaredDistance(int image, int other) {
    if (pulls.length == 0) {
      return measure(image * mask.length, other * mask.length) + EPSILON;
    }
    int pair = image * images + other;
    if (squaredDistances[pair] < 0) {
      squaredDistances[pair] = measure(image * mask.length, other * mask.length);
    }
    return squaredDistances[pair] + EPSILON;
  }

  private float measure(int i, int j) {
    float sum = 0;
    for (int d = 0; d < mask.length; d++) {
      float difference = masked[i + d] - masked[j + d];
      sum += difference * difference;
    }
    return sum;
  }

  /** Adds {@code factor * (m * f_i - m * f_j)} to the gradient at i, and subtracts it at j. */
  void pull(int image, int other, float factor) {
    if (pulls.length == 0) {
      addPull(image * mask.length, other * mask.length, factor);
    } else {
      pulls[image * images + other] += factor;
    }
  }

  /**
   * Adds {@code scale} times the batch's gradient to {@code gradients}, by the chain rule through
   * masked = embedding * mask. Call it once, after the last {@link #pull}.
   */
  void addTo(LossGradients gradients, int condition, float scale) {
    for (int pair = 0; pair < pulls.length; pair++) {
      if (pulls[pair] != 0) {
        addPull(pair / images * mask.length, pair % images * mask.length, pulls[pair]);
      }
    }
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

  private void addPull(int i, int j, float factor) {
    for (int d = 0; d < mask.length; d++) {
      float step = (masked[i + d] - masked[j + d]) * factor;
      slope[i + d] += step;
      slope[j + d] -= step;
    }
  }
}
