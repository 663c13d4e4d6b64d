package dev.csn.model.loss;

import dev.csn.triplet.Triplets;
import java.util.List;

/**
 * The arguments of a loss.
 *
 * @param embeddings unmasked, [images, dimensions], row by row
 * @param masks active masks, [conditions][dimensions]
 * @param triplets per condition, positions among the images
 * @param networks the number of networks whose embeddings are concatenated: one, or one per
 *     condition
 */
public record LossInput(
    float[] embeddings, float[][] masks, List<Triplets> triplets, int networks) {
  public LossInput {
    if (masks.length != triplets.size() || embeddings.length % masks[0].length != 0) {
      throw new IllegalArgumentException(
          embeddings.length
              + " values, "
              + masks.length
              + " masks, "
              + triplets.size()
              + " triplet lists");
    }
  }

  public int conditions() {
    return masks.length;
  }

  public int dimensions() {
    return masks[0].length;
  }

  public int images() {
    return embeddings.length / dimensions();
  }
}
