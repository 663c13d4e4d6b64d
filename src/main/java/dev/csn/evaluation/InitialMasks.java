package dev.csn.evaluation;

import java.util.List;

/**
 * The masks and the embedding's standard deviations before the first training step. A comparison
 * with the final ones shows what training changed.
 *
 * @param conditions the masks' names
 * @param raw beta, [C, D]
 * @param active the factors of embeddings, [C, D], not negative
 * @param standardDeviations of the untrained network's embeddings of the test split, [D]
 */
public record InitialMasks(
    List<String> conditions, float[][] raw, float[][] active, double[] standardDeviations) {
  public InitialMasks {
    if (conditions == null || raw == null || active == null || standardDeviations == null) {
      throw new IllegalArgumentException(
          "must have conditions, raw, active and standardDeviations");
    }
    conditions = List.copyOf(conditions);
    check("raw", raw, conditions.size(), standardDeviations.length);
    check("active", active, conditions.size(), standardDeviations.length);
    for (float[] mask : active) {
      for (float entry : mask) {
        requireNotNegative("active", entry);
      }
    }
    for (double deviation : standardDeviations) {
      requireNotNegative("standardDeviations", deviation);
    }
  }

  private static void check(String name, float[][] masks, int conditions, int dimensions) {
    if (masks.length != conditions || conditions == 0 || dimensions == 0) {
      throw new IllegalArgumentException(
          String.format(
              "%s: %d masks, %d conditions, %d dimensions",
              name, masks.length, conditions, dimensions));
    }
    for (float[] mask : masks) {
      if (mask == null || mask.length != dimensions) {
        throw new IllegalArgumentException(
            name + ": a mask is not of " + dimensions + " dimensions, as standardDeviations is");
      }
      for (float entry : mask) {
        if (!Float.isFinite(entry)) {
          throw new IllegalArgumentException(name + ": holds " + entry + ", must be finite");
        }
      }
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": holds " + value + ", must be 0 or more");
    }
  }

  /** The number D of dimensions. */
  public int dimensions() {
    return standardDeviations.length;
  }

  MaskFigures figures() {
    double[][] wide = MaskStatistics.widen(active);
    return MaskFigures.of(
        conditions,
        MaskStatistics.widen(raw),
        wide,
        MaskStatistics.effective(wide, standardDeviations));
  }
}
