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
   * How far two masks overlap. The cosine with a mask of zeros is 0. The three cosines answer
   * different questions:
   *
   * <ul>
   *   <li>The raw one follows the trained parameter. Entries below zero switch a dimension off
   *       where the activation is relu, yet go into the cosine with their size: two masks may be
   *       the same for every distance and have a raw cosine near -1, or share nothing and have one
   *       near 1. It tells how training moved beta; it tells nothing of what conditions share.
   *   <li>The active one is of what embeddings are multiplied by. Encoder and mask can trade scale:
   *       a large entry on a dimension in which items hardly differ counts here and moves no
   *       distance.
   *   <li>The effective one weighs each entry by how far the items spread in its dimension, and so
   *       is the same however encoder and mask divide the scale between them. It is what conditions
   *       share of the dimensions that tell items apart. It does not know that two different
   *       dimensions may carry the same information: whether that is so is asked by probes and
   *       leakage.
   * </ul>
   *
   * @param a the first condition
   * @param b the second condition
   * @param rawCosine of beta, from -1 to 1
   * @param activeCosine of the active masks, from 0 to 1
   * @param effectiveCosine of the effective masks, from 0 to 1
   * @param sharedDimensions the dimensions above a tenth of the mask's maximum in both effective
   *     masks
   * @param permutationP the share of random permutations of one effective mask's dimensions whose
   *     cosine is as low or lower
   * @param permutationMean the mean cosine under these permutations: what chance would give
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
   * How few dimensions an effective mask uses.
   *
   * @param gini the Gini coefficient, from 0 (all dimensions alike, or all zero) towards 1 (one
   *     dimension alone)
   * @param activeDimensions the dimensions above a tenth of the mask's maximum
   */
  public record Sparsity(double gini, int activeDimensions) {}
}
