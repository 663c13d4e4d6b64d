package dev.csn.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured of one set of masks; of the trained, the initial and the control's alike.
 *
 * @param overlap of every two masks
 * @param sparsity of every effective mask, by condition
 * @param dimensions how many dimensions belong to one condition, to several, to none
 * @param dci disentanglement and completeness
 */
public record MaskFigures(
    List<MaskReport.Overlap> overlap,
    Map<String, MaskReport.Sparsity> sparsity,
    DimensionUse dimensions,
    Dci dci) {

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
        overlap, sparsity, DimensionUse.of(effective), Dci.of(conditions, effective));
  }

  private static MaskReport.Sparsity sparsity(double[] effective) {
    return new MaskReport.Sparsity(
        MaskStatistics.gini(effective), MaskStatistics.activeDimensions(effective));
  }

  /**
   * The same of masks that share nothing: blocks of ones, one a condition and as long as the
   * others, as the variant {@code fixed} has, over an embedding's own spread. Dimensions left over
   * are in none.
   *
   * @param deviations of the embedding, [D]
   * @return null if there are fewer dimensions than conditions, for which no such masks exist
   */
  static MaskFigures ofDisjoint(List<String> conditions, double[] deviations) {
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
