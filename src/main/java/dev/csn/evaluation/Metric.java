package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeKind;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the similarity under a condition: their names, their baselines, and how each is
 * computed. To add one, add a constant and its lines in the switches below.
 */
public enum Metric {
  /** The share of held-out triplets whose positive is nearer than the negative. */
  TRIPLET_ACCURACY(Scale.SHARE, "triplet accuracy", "tripletAccuracy", null, null),

  /** The share of queries whose nearest item is of their class. */
  PRECISION_AT_1(Scale.SHARE, "precision@1", "precisionAt1", Metric.CHANCE, "idealPrecisionAt1"),

  /** The share of the 10 nearest that are of the query's class. */
  PRECISION_AT_10(
      Scale.SHARE, "precision@10", "precisionAt10", Metric.CHANCE, "idealPrecisionAt10"),

  /** Mean average precision at R. Its value by chance has no simple form. */
  MAP_AT_R(Scale.SHARE, "MAP@R", "mapAtR", null, null),

  /**
   * Mean attribute distance of the query to its 10 nearest items. Chance is its mean distance to a
   * random other item.
   */
  DISTANCE_AT_10(
      Scale.DISTANCE, "distance@10", "meanDistanceAt10", "randomDistanceAt10", "idealDistanceAt10");

  /** The range and the direction of a metric's values. */
  public enum Scale {
    /** From 0 to 1, more is better. */
    SHARE(1),
    /**
     * From 0 up, less is better: in levels for an ordinal attribute, without a unit for one whose
     * scales divide its values, else in the attribute's own unit.
     */
    DISTANCE(-1);

    private final int better;

    Scale(int better) {
      this.better = better;
    }

    /** The improvement from one value to another; negative if the second is worse. */
    public double gain(double from, double to) {
      return better * (to - from);
    }
  }

  /** The JSON field of chance, shared by all metrics of categorical attributes. */
  static final String CHANCE = "chance";

  private final Scale scale;
  private final String title;
  private final String field;
  private final @Nullable String chanceField;
  private final @Nullable String idealField;

  Metric(
      Scale scale,
      String title,
      String field,
      @Nullable String chanceField,
      @Nullable String idealField) {
    this.scale = scale;
    this.title = title;
    this.field = field;
    this.chanceField = chanceField;
    this.idealField = idealField;
  }

  /** The metrics of an attribute's own condition. */
  static List<Metric> of(AttributeKind kind) {
    return switch (kind) {
      case CATEGORICAL -> List.of(TRIPLET_ACCURACY, PRECISION_AT_1, PRECISION_AT_10, MAP_AT_R);
      case COMPARED -> List.of(TRIPLET_ACCURACY);
      case CONTINUOUS, ORDINAL -> List.of(TRIPLET_ACCURACY, DISTANCE_AT_10);
    };
  }

  /** The metric that scores other conditions, as a measure of leakage. */
  static Metric ofLeakage(AttributeKind kind) {
    return switch (kind) {
      case CATEGORICAL -> PRECISION_AT_10;
      case COMPARED -> TRIPLET_ACCURACY;
      case CONTINUOUS, ORDINAL -> DISTANCE_AT_10;
    };
  }

  /**
   * The metrics for which items are ranked.
   *
   * @param own whether they are ranked under the attribute's own condition
   */
  static List<Metric> ranked(Attribute attribute, boolean own) {
    AttributeKind kind = attribute.schema().kind();
    return own
        ? of(kind).stream().filter(metric -> metric != TRIPLET_ACCURACY).toList()
        : List.of(ofLeakage(kind));
  }

  /** The computation from rankings. */
  RankingMetric ranking(Attribute attribute) {
    return switch (this) {
      case TRIPLET_ACCURACY -> throw new UnsupportedOperationException(title + " takes no ranking");
      case PRECISION_AT_1 -> RankingMetric.precision((Categorical) attribute, 1);
      case PRECISION_AT_10 -> RankingMetric.precision((Categorical) attribute, RankingMetric.K);
      case MAP_AT_R -> new RankingMetric.MeanAveragePrecisionAtR((Categorical) attribute);
      case DISTANCE_AT_10 -> RankingMetric.distance((DistanceAttribute) attribute, RankingMetric.K);
    };
  }

  /**
   * The measure of a perfect model.
   *
   * @param values computed from the attribute alone
   */
  Measure perfect(Attribute attribute, Function<RankingTask.Kind, double[][]> values) {
    return switch (this) {
      case TRIPLET_ACCURACY, MAP_AT_R -> new Measure(this, 1, constantChance(), 1);
      case PRECISION_AT_1 -> perfectPrecision((Categorical) attribute, 1);
      case PRECISION_AT_10 -> perfectPrecision((Categorical) attribute, RankingMetric.K);
      case DISTANCE_AT_10 -> {
        double ideal = RankingMetric.meanOf(values.apply(RankingTask.Kind.IDEAL)[0]);
        double random = Baselines.randomDistance(values.apply(RankingTask.Kind.RANDOM)[0]);
        yield new Measure(this, ideal, random, ideal);
      }
    };
  }

  private Measure perfectPrecision(Categorical attribute, int k) {
    double ideal = Baselines.idealPrecision(attribute, k);
    return new Measure(this, ideal, Baselines.chance(attribute), ideal);
  }

  /** Chance, if it is the same for all datasets; else null. */
  public @Nullable Double constantChance() {
    return this == TRIPLET_ACCURACY ? 0.5 : null;
  }

  public Scale scale() {
    return scale;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The name in JSON. */
  String field() {
    return field;
  }

  /** The JSON key of chance; null if chance is not written. */
  @Nullable String chanceField() {
    return chanceField;
  }

  /** The JSON key of the ideal; null if the ideal is always 1. */
  @Nullable String idealField() {
    return idealField;
  }

  /** The name of chance in the JSON of leakage. */
  String leakageChanceField() {
    return scale == Scale.DISTANCE ? "random" : CHANCE;
  }
}
