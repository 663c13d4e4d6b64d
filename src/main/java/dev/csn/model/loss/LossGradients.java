package dev.csn.model.loss;

/**
 * Sums of the gradients of a loss's terms.
 *
 * @param embeddings [images, dimensions], row by row
 * @param masks with respect to the active masks, [conditions][dimensions]
 */
public record LossGradients(float[] embeddings, float[][] masks) {
  /** Zeros in the shape of {@code input}. */
  public static LossGradients zero(LossInput input) {
    return new LossGradients(
        new float[input.embeddings().length], new float[input.conditions()][input.dimensions()]);
  }

  /** Adds other gradients of the same shape to these. */
  void add(LossGradients others) {
    add(embeddings, others.embeddings);
    for (int c = 0; c < masks.length; c++) {
      add(masks[c], others.masks[c]);
    }
  }

  private static void add(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }
}
