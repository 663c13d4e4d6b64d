package dev.csn.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How far masks overlap and how sparse they are, without the masks themselves.
 *
 * @param conditions the masks' names
 * @param embeddingSize D
 * @param overlap of every two masks
 * @param sparsity of every effective mask, by condition
 */
public record MaskReport(
    List<String> conditions,
    int embeddingSize,
    List<Overlap> overlap,
    Map<String, Sparsity> sparsity) {

  /**
   * How far two masks overlap. The cosine with a mask of zeros is 0.
   *
   * @param a the first condition
   * @param b the second condition
   * @param rawCosine of beta, from -1 to 1
   * @param activeCosine of relu(beta), from 0 to 1
   * @param effectiveCosine of the effective masks, from 0 to 1
   * @param sharedDimensions the dimensions above a tenth of the mask's maximum in both effective
   *     masks
   * @param permutationP the share of random permutations of one effective mask's dimensions whose
   *     cosine is as low or lower
   */
  public record Overlap(
      String a,
      String b,
      double rawCosine,
      double activeCosine,
      double effectiveCosine,
      int sharedDimensions,
      double permutationP) {}

  /**
   * How few dimensions an effective mask uses.
   *
   * @param gini the Gini coefficient, from 0 (all dimensions alike, or all zero) towards 1 (one
   *     dimension alone)
   * @param activeDimensions the dimensions above a tenth of the mask's maximum
   */
  public record Sparsity(double gini, int activeDimensions) {}
}
