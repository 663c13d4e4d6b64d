package dev.csn.evaluation;

import dev.csn.attribute.AttributeKind;
import dev.csn.io.Labeled;
import java.util.List;

/** Made-up scores of conditions. */
public final class Scores {
  private Scores() {}

  /** Of a categorical attribute. */
  public static ConditionScores ofClasses(
      double tripletAccuracy,
      double precisionAt1,
      double precisionAt10,
      double mapAtR,
      double chance,
      double idealPrecisionAt1,
      double idealPrecisionAt10) {
    return new ConditionScores(
        AttributeKind.CATEGORICAL,
        9,
        List.of(
            triplets(tripletAccuracy),
            new Measure(Metric.PRECISION_AT_1, precisionAt1, chance, idealPrecisionAt1),
            new Measure(Metric.PRECISION_AT_10, precisionAt10, chance, idealPrecisionAt10),
            new Measure(Metric.MAP_AT_R, mapAtR, null, 1)),
        null);
  }

  /** Of a continuous or ordinal attribute, known of so many items. */
  public static ConditionScores ofDistances(
      String kind,
      double tripletAccuracy,
      double mean,
      double ideal,
      double random,
      Integer known) {
    return new ConditionScores(
        Labeled.find(kind, AttributeKind.values()).orElseThrow(),
        9,
        List.of(triplets(tripletAccuracy), new Measure(Metric.DISTANCE_AT_10, mean, random, ideal)),
        known);
  }

  /** Of an attribute known by comparisons. */
  public static ConditionScores ofComparisons(double tripletAccuracy) {
    return new ConditionScores(AttributeKind.COMPARED, 9, List.of(triplets(tripletAccuracy)), null);
  }

  private static Measure triplets(double accuracy) {
    return new Measure(Metric.TRIPLET_ACCURACY, accuracy, 0.5, 1);
  }

  /** What another condition tells of the attribute of some scores. */
  public static Measure leak(ConditionScores own, double value) {
    return own.comparable().withValue(value);
  }
}
