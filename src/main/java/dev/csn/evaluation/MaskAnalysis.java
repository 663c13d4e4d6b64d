package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import java.util.List;
import java.util.Optional;

/**
 * A model's masks and their analysis, as printed in JSON.
 *
 * @param conditions the masks' names
 * @param embeddingSize D
 * @param raw beta, [C, D]
 * @param active the factors of embeddings, [C, D]
 * @param effective active x standard deviation of the embedding per dimension, [C, D]
 * @param findings in JSON, its fields stand beside these
 */
public record MaskAnalysis(
    List<String> conditions,
    int embeddingSize,
    float[][] raw,
    float[][] active,
    double[][] effective,
    @JsonUnwrapped MaskFindings findings) {

  /**
   * Analyzes masks on the items that were embedded.
   *
   * @param raw beta, [C, D]; an export does not hold it, a model does
   * @param gallery every condition must name an attribute of its items
   * @param initial the masks before the first step, if the run recorded them
   * @throws dev.csn.error.InputException if a condition has no attribute, or the items allow no
   *     triplet under one
   */
  public static MaskAnalysis of(float[][] raw, Gallery gallery, Optional<InitialMasks> initial) {
    Masks masks = gallery.masks();
    check(raw, masks);
    float[][] active = masks.active();
    double[][] effective = masks.effective(gallery.embeddings());
    MaskFigures trained =
        MaskFigures.of(
            masks.conditions(), MaskStatistics.widen(raw), MaskStatistics.widen(active), effective);
    MaskFindings findings =
        new MaskFindings(
            trained,
            initial.map(InitialMasks::figures).orElse(null),
            MaskFigures.ofDisjoint(masks.conditions(), gallery.embeddings().standardDeviations()),
            Ablation.of(gallery, effective),
            LinearProbes.of(gallery, effective));
    return new MaskAnalysis(
        masks.conditions(), masks.dimensions(), raw, active, effective, findings);
  }

  /** The analysis without the masks themselves. */
  public MaskReport report() {
    return new MaskReport(conditions, embeddingSize, findings);
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
}
