package dev.csn.model.loss;

/**
 * The embedding term L_W as in the paper's code: {@code || F ||_2 / sqrt(images)} for all
 * embeddings F of the batch, which is the root mean square of their norms. Where each condition has
 * a network of its own, the sum over networks of what each would pay alone; one whose condition the
 * batch has no triplet of does not take part in the step, and pays nothing.
 */
final class EmbeddingNorm {
  private EmbeddingNorm() {}

  /**
   * Evaluates the term and adds {@code weight} times its gradient.
   *
   * @param networks how many networks' embeddings lie side by side: one, or one a condition
   */
  static double add(LossInput input, int networks, double weight, LossGradients gradients) {
    int width = input.dimensions() / networks;
    double total = 0;
    for (int network = 0; network < networks; network++) {
      if (networks == 1 || input.triplets().get(network).size() > 0) {
        total += ofBlock(input, network * width, width, weight, gradients);
      }
    }
    return total;
  }

  /** The term of some of the dimensions. */
  private static double ofBlock(
      LossInput input, int from, int width, double weight, LossGradients gradients) {
    float[] embeddings = input.embeddings();
    int dimensions = input.dimensions();
    double sum = 0;
    for (int row = from; row < embeddings.length; row += dimensions) {
      for (int i = row; i < row + width; i++) {
        sum += (double) embeddings[i] * embeddings[i];
      }
    }
    double norm = Math.sqrt(sum);
    double root = Math.sqrt(input.images());
    if (norm > 0 && weight > 0) {
      float scale = (float) (weight / (norm * root));
      for (int row = from; row < embeddings.length; row += dimensions) {
        for (int i = row; i < row + width; i++) {
          gradients.embeddings()[i] += scale * embeddings[i];
        }
      }
    }
    return norm / root;
  }
}
