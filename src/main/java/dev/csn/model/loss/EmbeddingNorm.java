package dev.csn.model.loss;

/**
 * The embedding term L_W as in the paper's code: {@code || F ||_2 / sqrt(images)} for all
 * embeddings F of the batch, which is the root mean square of their norms.
 */
final class EmbeddingNorm {
  private EmbeddingNorm() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    float[] embeddings = input.embeddings();
    double sum = 0;
    for (float value : embeddings) {
      sum += (double) value * value;
    }
    double norm = Math.sqrt(sum);
    double root = Math.sqrt(input.images());
    if (norm > 0 && weight > 0) {
      float scale = (float) (weight / (norm * root));
      for (int i = 0; i < embeddings.length; i++) {
        gradients.embeddings()[i] += scale * embeddings[i];
      }
    }
    return norm / root;
  }
}
