package dev.csn.report;

import dev.csn.evaluation.ConditionScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One figure beside what chance and perfection would give.
 *
 * @param chance null if it is not known
 * @param percent how much of the way from chance to perfection was gone, from 0 to 100; from 0
 *     where chance is not known
 */
record Measure(
    String condition, String name, String value, String chance, String ideal, int percent) {

  /** The headline figures, condition by condition. */
  static List<Measure> of(Map<String, ConditionScores> conditions) {
    List<Measure> measures = new ArrayList<>();
    conditions.forEach(
        (condition, scores) -> {
          measures.add(share(condition, "triplet accuracy", scores.tripletAccuracy(), 0.5, 1));
          if (scores instanceof ConditionScores.OfClasses c) {
            double ideal1 = c.idealPrecisionAt1();
            double ideal10 = c.idealPrecisionAt10();
            measures.add(share(condition, "precision@1", c.precisionAt1(), c.chance(), ideal1));
            measures.add(share(condition, "precision@10", c.precisionAt10(), c.chance(), ideal10));
            measures.add(share(condition, "MAP@R", c.mapAtR(), null, 1));
          } else if (scores instanceof ConditionScores.OfDistances d) {
            measures.add(
                new Measure(
                    condition,
                    "distance@10",
                    distance(d.meanDistanceAt10()),
                    distance(d.randomDistanceAt10()),
                    distance(d.idealDistanceAt10()),
                    percent(d.meanDistanceAt10(), d.randomDistanceAt10(), d.idealDistanceAt10())));
          }
        });
    return measures;
  }

  private static Measure share(
      String condition, String name, double value, Double chance, double ideal) {
    return new Measure(
        condition,
        name,
        String.format(Locale.ROOT, "%.4f", value),
        chance == null ? null : String.format(Locale.ROOT, "%.4f", chance),
        ideal == 1 ? "1" : String.format(Locale.ROOT, "%.4f", ideal),
        percent(value, chance == null ? 0 : chance, ideal));
  }

  private static int percent(double value, double chance, double ideal) {
    double way = (value - chance) / (ideal - chance);
    return Double.isFinite(way) ? (int) Math.round(100 * Math.min(1, Math.max(0, way))) : 0;
  }

  private static String distance(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
