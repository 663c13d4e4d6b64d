package dev.csn.model.loss;

/** A batch's embeddings as one condition sees them, and the slope of a loss of their distances. */
final class MaskedEmbeddings {
  /** Inside the square root: the distance's gradient stays finite where two images coincide. */
  static final double EPSILON = 1e-12;

  private final float[] embeddings;
  private final float[] mask;
  private final float[] masked;
  private final float[] slope;

  MaskedEmbeddings(float[] embeddings, float[] mask) {
    this.embeddings = embeddings;
    this.mask = mask;
    this.masked = new float[embeddings.length];
    this.slope = new float[embeddings.length];
    for (int row = 0; row < embeddings.length; row += mask.length) {
      for (int d = 0; d < mask.length; d++) {
        masked[row + d] = embeddings[row + d] * mask[d];
      }
    }
  }

  /** The squared distance of two images, {@link #EPSILON} included. */
  double squaredDistance(int image, int other) {
    int i = image * mask.length;
    int j = other * mask.length;
    float sum = 0;
    for (int d = 0; d < mask.length; d++) {
      float difference = masked[i + d] - masked[j + d];
      sum += difference * difference;
    }
    return sum + EPSILON;
  }

  /** Adds {@code factor * (m * f_i - m * f_j)} to the slope at i, and its opposite at j. */
  void pull(int image, int other, float factor) {
    int i = image * mask.length;
    int j = other * mask.length;
    for (int d = 0; d < mask.length; d++) {
      float step = (masked[i + d] - masked[j + d]) * factor;
      slope[i + d] += step;
      slope[j + d] -= step;
    }
  }

  /** Adds the slope times {@code scale}, through masked = embedding * mask, to the gradients. */
  void addTo(LossGradients gradients, int condition, float scale) {
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
