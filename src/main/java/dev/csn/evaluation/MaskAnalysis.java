package dev.csn.evaluation;

import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.Masks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's masks and what they share, in the form that is printed as JSON; the fields from {@code
 * overlap} on are those of {@link MaskReport}.
 *
 * @param conditions the masks' names
 * @param embeddingSize D
 * @param raw beta, [C, D]
 * @param active relu(beta), [C, D]
 * @param effective active x standard deviation of the embedding per dimension, [C, D]
 */
public record MaskAnalysis(
    List<String> conditions,
    int embeddingSize,
    float[][] raw,
    float[][] active,
    double[][] effective,
    List<MaskReport.Overlap> overlap,
    Map<String, MaskReport.Sparsity> sparsity) {

  /**
   * Analyses masks on the items that were embedded.
   *
   * @param raw beta, [C, D]; an export does not hold it, a model does
   */
  public static MaskAnalysis of(float[][] raw, Masks masks, Embeddings embeddings) {
    check(raw, masks);
    float[][] active = masks.active();
    double[][] effective = masks.effective(embeddings);
    List<MaskReport.Overlap> overlap = new ArrayList<>();
    Map<String, MaskReport.Sparsity> sparsity = new LinkedHashMap<>();
    for (int a = 0; a < masks.size(); a++) {
      String name = masks.conditions().get(a);
      sparsity.put(name, sparsity(effective[a]));
      for (int b = a + 1; b < masks.size(); b++) {
        overlap.add(
            new MaskReport.Overlap(
                name,
                masks.conditions().get(b),
                MaskStatistics.cosine(widen(raw[a]), widen(raw[b])),
                MaskStatistics.cosine(widen(active[a]), widen(active[b])),
                MaskStatistics.cosine(effective[a], effective[b]),
                MaskStatistics.sharedDimensions(effective[a], effective[b]),
                PermutationTest.share(effective[a], effective[b])));
      }
    }
    return new MaskAnalysis(
        masks.conditions(), masks.dimensions(), raw, active, effective, overlap, sparsity);
  }

  /** The same without the masks themselves. */
  public MaskReport report() {
    return new MaskReport(conditions, embeddingSize, overlap, sparsity);
  }

  private static MaskReport.Sparsity sparsity(double[] effective) {
    return new MaskReport.Sparsity(
        MaskStatistics.gini(effective), MaskStatistics.activeDimensions(effective));
  }

  private static void check(float[][] raw, Masks masks) {
    if (raw.length != masks.size()) {
      throw new IllegalArgumentException(raw.length + " raw masks, " + masks.size() + " active");
    }
    for (float[] mask : raw) {
      if (mask.length != masks.dimensions()) {
        throw new IllegalArgumentException(
            "raw mask of " + mask.length + " dimensions, active of " + masks.dimensions());
      }
      for (float entry : mask) {
        if (!Float.isFinite(entry)) {
          throw new IllegalArgumentException("raw mask holds " + entry);
        }
      }
    }
  }

  private static double[] widen(float[] mask) {
    double[] wide = new double[mask.length];
    for (int d = 0; d < mask.length; d++) {
      wide[d] = mask[d];
    }
    return wide;
  }
}
