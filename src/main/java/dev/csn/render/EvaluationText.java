package dev.csn.render;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Leakage;
import java.util.Locale;
import java.util.Map;

/** An evaluation for people: every number beside what chance, and what perfection, would give. */
public final class EvaluationText {
  private EvaluationText() {}

  /** The tables of an evaluation. */
  public static String of(Evaluation evaluation, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s (%s), split %s, %d items%n%n",
            evaluation.run(),
            evaluation.variant(),
            evaluation.split(),
            evaluation.items()));
    if (Lettered.needed(evaluation.conditions().size())) {
      text.append(ManyConditionsText.of(evaluation, style)).append('\n');
    } else {
      text.append(conditions(evaluation.conditions()).in(style)).append('\n');
      if (!evaluation.leakage().isEmpty()) {
        text.append("leakage: ranked by the first, judged by the second\n");
        text.append(leakage(evaluation.leakage()).in(style)).append('\n');
      }
    }
    text.append(known(evaluation.conditions()));
    return text.append(MaskReportText.of(evaluation.masks(), style)).toString();
  }

  /** Of how many items attributes are known, where not of all. */
  private static String known(Map<String, ConditionScores> conditions) {
    Wrapped known = new Wrapped("items of which an attribute is known: ", ", ");
    conditions.forEach(
        (name, scores) -> {
          if (scores.known() != null) {
            known.add(name + " " + scores.known());
          }
        });
    return known.isEmpty() ? "" : known + "\n\n";
  }

  private static TextTable conditions(Map<String, ConditionScores> conditions) {
    TextTable table = new TextTable("condition", "measure", "value", "chance", "ideal");
    conditions.forEach(
        (name, scores) -> {
          table.row(name, "triplet accuracy", share(scores.tripletAccuracy()), "0.500", "1.000");
          if (scores instanceof ConditionScores.OfClasses c) {
            String chance = share(c.chance());
            table.row(
                name, "precision@1", share(c.precisionAt1()), chance, ideal(c.idealPrecisionAt1()));
            table.row(
                name,
                "precision@10",
                share(c.precisionAt10()),
                chance,
                ideal(c.idealPrecisionAt10()));
            table.row(name, "MAP@R", share(c.mapAtR()), "-", "1.000");
          } else if (scores instanceof ConditionScores.OfDistances d) {
            table.row(
                name,
                "distance@10",
                distance(d.meanDistanceAt10()),
                distance(d.randomDistanceAt10()),
                distance(d.idealDistanceAt10()));
          }
        });
    return table;
  }

  private static TextTable leakage(Map<String, Map<String, Leakage>> leakage) {
    TextTable table = new TextTable("condition", "attribute", "measure", "value", "chance");
    leakage.forEach(
        (condition, others) ->
            others.forEach(
                (attribute, leak) -> {
                  if (leak instanceof Leakage.OfClasses c) {
                    table.row(
                        condition,
                        attribute,
                        "precision@10",
                        share(c.precisionAt10()),
                        share(c.chance()));
                  } else if (leak instanceof Leakage.OfDistances d) {
                    table.row(
                        condition,
                        attribute,
                        "distance@10",
                        distance(d.meanDistanceAt10()),
                        distance(d.random()));
                  } else if (leak instanceof Leakage.OfComparisons c) {
                    table.row(
                        condition,
                        attribute,
                        "triplet accuracy",
                        share(c.tripletAccuracy()),
                        share(c.chance()));
                  }
                }));
    return table;
  }

  /** A share that can be reached, which is mostly all. */
  static String ideal(double value) {
    return value == 1 ? "1.000" : share(value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String distance(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
