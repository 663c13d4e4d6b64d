package dev.csn.model.loss;

/**
 * Where the terms of a loss add their gradients.
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
}
