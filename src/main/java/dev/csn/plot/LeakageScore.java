package dev.csn.plot;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Leakage;
import java.util.Locale;

/**
 * How much one condition tells of an attribute, on a scale of the attribute's own: 0 is what random
 * neighbours score, 1 what the attribute's own condition reaches.
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
 * @param score not a number if the own condition is no better than chance: there is no scale then
 * @param measure as it was measured
 */
record LeakageScore(double score, String measure) {
  /** Nothing was measured that could be compared. */
  static final LeakageScore NONE = new LeakageScore(Double.NaN, "-");

  /** What a condition tells of its own attribute. */
  static LeakageScore of(ConditionScores own) {
    if (own instanceof ConditionScores.OfClasses c) {
      return of(c.precisionAt10(), c.chance(), c.precisionAt10(), "%.3f", 1);
    }
    if (own instanceof ConditionScores.OfDistances d) {
      return of(d.meanDistanceAt10(), d.randomDistanceAt10(), d.meanDistanceAt10(), "%.3g", -1);
    }
    return of(own.tripletAccuracy(), 0.5, own.tripletAccuracy(), "%.3f", 1);
  }

  /** What another condition tells of the attribute whose own one scored {@code own}. */
  static LeakageScore of(Leakage leak, ConditionScores own) {
    if (leak instanceof Leakage.OfClasses l && own instanceof ConditionScores.OfClasses o) {
      return of(l.precisionAt10(), l.chance(), o.precisionAt10(), "%.3f", 1);
    }
    if (leak instanceof Leakage.OfDistances l && own instanceof ConditionScores.OfDistances o) {
      return of(l.meanDistanceAt10(), l.random(), o.meanDistanceAt10(), "%.3g", -1);
    }
    if (leak instanceof Leakage.OfComparisons l && own instanceof ConditionScores.OfComparisons o) {
      return of(l.tripletAccuracy(), l.chance(), o.tripletAccuracy(), "%.3f", 1);
    }
    return NONE;
  }

  private static LeakageScore of(
      double value, double chance, double own, String format, int better) {
    double reached = better * (own - chance);
    double score = reached > 0 ? better * (value - chance) / reached + 0.0 : Double.NaN; // no -0
    return new LeakageScore(
        Double.isFinite(score) ? score : Double.NaN, String.format(Locale.ROOT, format, value));
  }
}
