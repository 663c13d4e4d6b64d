package dev.csn.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one set of masks: the trained, the initial or the control's.
 *
 * @param overlap of every two masks
 * @param sparsity of every effective mask, by condition
 * @param dimensions the numbers of dimensions that belong to one condition, to several, to none
 * @param dci disentanglement and completeness
 */
public record MaskFigures(
    List<MaskReport.Overlap> overlap,
    Map<String, MaskReport.Sparsity> sparsity,
    DimensionUse dimensions,
    Disentanglement dci) {

  /**
   * Counts embedding dimensions by the number of effective masks that use them. A mask uses a
   * dimension if its entry is above a tenth of the mask's maximum.
   *
   * @param alive in one or more: exclusive and shared together
   * @param exclusive in exactly one
   * @param shared in two or more
   * @param dead in none
   */
  public record DimensionUse(int alive, int exclusive, int shared, int dead) {

    /** Counts over masks [C, D]. */
    static DimensionUse of(double[][] effective) {
      int exclusive = MaskStatistics.countedIn(effective, 1, 1).length;
      int shared = MaskStatistics.countedIn(effective, 2, effective.length).length;
      int alive = exclusive + shared;
      return new DimensionUse(alive, exclusive, shared, effective[0].length - alive);
    }
  }

  /** Measures masks, each [C, D]. */
  static MaskFigures of(
      List<String> conditions, double[][] raw, double[][] active, double[][] effective) {
    List<MaskReport.Overlap> overlap = new ArrayList<>();
    Map<String, MaskReport.Sparsity> sparsity = new LinkedHashMap<>();
    List<PermutationTest> tests = PermutationTest.ofPairs(effective);
    for (int a = 0; a < conditions.size(); a++) {
      sparsity.put(conditions.get(a), sparsity(effective[a]));
      for (int b = a + 1; b < conditions.size(); b++) {
        PermutationTest test = tests.get(overlap.size());
        overlap.add(
            new MaskReport.Overlap(
                conditions.get(a),
                conditions.get(b),
                MaskStatistics.cosine(raw[a], raw[b]),
                MaskStatistics.cosine(active[a], active[b]),
                MaskStatistics.cosine(effective[a], effective[b]),
                MaskStatistics.sharedDimensions(effective[a], effective[b]),
                test.share(),
                test.mean()));
      }
    }
    return new MaskFigures(
        overlap, sparsity, DimensionUse.of(effective), Disentanglement.of(conditions, effective));
  }

  private static MaskReport.Sparsity sparsity(double[] effective) {
    return new MaskReport.Sparsity(
        MaskStatistics.gini(effective), MaskStatistics.activeDimensions(effective));
  }

  /**
   * Measures masks that share nothing, over an embedding's standard deviations. They are those of
   * the variant {@code fixed}: a block of ones for each condition, all blocks of the same length.
   * Dimensions left over are in no block.
   *
   * @param deviations of the embedding, [D]
   * @return null if there are fewer dimensions than conditions, so that no such masks exist
   */
  static @Nullable MaskFigures ofDisjoint(List<String> conditions, double[] deviations) {
    int block = deviations.length / conditions.size();
    if (block == 0) {
      return null;
    }
    double[][] ones = new double[conditions.size()][deviations.length];
    for (int d = 0; d < block * conditions.size(); d++) {
      ones[d / block][d] = 1;
    }
    return of(conditions, ones, ones, MaskStatistics.effective(ones, deviations));
  }
}
