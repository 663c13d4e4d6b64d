package dev.csn.view.figure;

import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Metric;
import dev.csn.view.text.Format;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The leakage of an attribute into one condition, on a scale of the attribute's own: 0 is the score
 * of random neighbors, 1 that of the attribute's own condition.
 *
 * <pre>
 *   score(c, a) = (measure(c, a) - chance(a)) / (measure(a, a) - chance(a))
 * </pre>
 *
 * <p>The measure is precision@10 of classes, distance@10 of points and ordinals, triplet accuracy
 * of an attribute known by comparisons. With distances, where less is better, both differences are
 * negative and the same formula holds: (random - d(c, a)) / (random - d(a, a)).
 *
 * <p>Of the two ends, chance makes attributes of different class counts comparable, and the own
 * condition, rather than the ideal, asks what the masks are for: if a condition that should know
 * nothing of an attribute tells half of what the model can tell of it, the score is a half, however
 * hard the attribute is. Below 0 is worse than chance; above 1, another condition knows the
 * attribute better than its own.
 *
 * @param score NaN if the attribute's own condition is no better than chance: there is no scale
 *     then
 * @param measure the measured value, as text
 */
record LeakageScore(double score, String measure) {
  /** The score of a pair without a comparable measure. */
  static final LeakageScore NONE = new LeakageScore(Double.NaN, "-");

  /**
   * Scores a condition on an attribute.
   *
   * @param leak null if it was not measured
   * @param own the measure of the attribute's own condition
   */
  static LeakageScore of(@Nullable Measure leak, Measure own) {
    if (leak == null || leak.metric() != own.metric()) {
      return NONE;
    }
    Metric.Scale scale = own.metric().scale();
    double chance = Objects.requireNonNull(leak.chance());
    double reached = scale.gain(chance, own.value());
    double score =
        reached > 0 ? scale.gain(chance, leak.value()) / reached + 0.0 : Double.NaN; // no -0
    return new LeakageScore(
        Double.isFinite(score) ? score : Double.NaN, Format.measure(scale, leak.value(), 3, 3));
  }
}
