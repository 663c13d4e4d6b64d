package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The analysis of a model's masks, without the masks themselves.
 *
 * @param conditions the masks' names
 * @param embeddingSize D
 * @param findings in JSON, its fields stand beside these
 */
public record MaskReport(
    List<String> conditions, int embeddingSize, @JsonUnwrapped MaskFindings findings) {

  /**
   * The overlap of two masks. The cosine with a mask of zeros is 0. The three cosines answer
   * different questions:
   *
   * <ul>
   *   <li>The raw cosine compares the trained parameters beta. With relu, an entry below zero turns
   *       its dimension off, but its size still affects the raw cosine. So two masks may give equal
   *       distances and have a raw cosine near -1, or share nothing and have a raw cosine near 1.
   *       It shows how training moved beta, and says nothing about sharing.
   *   <li>The active cosine compares the factors of embeddings. Encoder and mask can trade scale: a
   *       large entry in a dimension in which items hardly differ affects this cosine but no
   *       distance.
   *   <li>The effective cosine weights each entry by the spread of the items in its dimension. So
   *       it does not depend on how encoder and mask divide the scale. It shows how far conditions
   *       share the dimensions that tell items apart. It cannot see that two different dimensions
   *       carry the same information; probes and leakage measure that.
   * </ul>
   *
   * @param a the first condition
   * @param b the second condition
   * @param rawCosine of beta, from -1 to 1
   * @param activeCosine of the active masks, from 0 to 1
   * @param effectiveCosine of the effective masks, from 0 to 1
   * @param sharedDimensions the dimensions above a tenth of the mask's maximum in both effective
   *     masks
   * @param permutationP the share of random permutations of one effective mask whose cosine is as
   *     low or lower
   * @param permutationMean the mean cosine under these permutations, the overlap by chance
   */
  public record Overlap(
      String a,
      String b,
      double rawCosine,
      double activeCosine,
      double effectiveCosine,
      int sharedDimensions,
      double permutationP,
      double permutationMean) {}

  /**
   * The sparsity of an effective mask: few dimensions in use are sparse.
   *
   * @param gini the Gini coefficient, from 0 (all dimensions alike, or all zero) towards 1 (one
   *     dimension alone)
   * @param activeDimensions the dimensions above a tenth of the mask's maximum
   */
  public record Sparsity(double gini, int activeDimensions) {}
}
