package dev.csn.render;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Leakage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scores of many conditions, for people: a line each, and leakage as a matrix whose columns are
 * headed by the letters that stand before the conditions' names.
 */
final class ManyConditionsText {
  private final Evaluation evaluation;
  private final Style style;
  private final List<String> names;

  private ManyConditionsText(Evaluation evaluation, Style style) {
    this.evaluation = evaluation;
    this.style = style;
    this.names = List.copyOf(evaluation.conditions().keySet());
  }

  /** The tables of scores and of leakage. */
  static String of(Evaluation evaluation, Style style) {
    ManyConditionsText text = new ManyConditionsText(evaluation, style);
    return text.scores() + '\n' + text.leakage();
  }

  private String scores() {
    TextTable classes =
        new TextTable(
            "condition", "triplets", "precision@1", "precision@10", "chance", "ideal@10", "MAP@R");
    TextTable distances = new TextTable("condition", "triplets", "distance@10", "chance", "ideal");
    TextTable comparisons = new TextTable("condition", "triplets");
    for (int i = 0; i < names.size(); i++) {
      String name = Lettered.letter(i) + " " + names.get(i);
      ConditionScores scores = evaluation.conditions().get(names.get(i));
      String triplets = fine(scores.tripletAccuracy());
      if (scores instanceof ConditionScores.OfClasses c) {
        classes.row(
            name,
            triplets,
            fine(c.precisionAt1()),
            fine(c.precisionAt10()),
            fine(c.chance()),
            EvaluationText.ideal(c.idealPrecisionAt10()),
            fine(c.mapAtR()));
      } else if (scores instanceof ConditionScores.OfDistances d) {
        distances.row(
            name,
            triplets,
            distance(d.meanDistanceAt10()),
            distance(d.randomDistanceAt10()),
            distance(d.idealDistanceAt10()));
      } else {
        comparisons.row(name, triplets);
      }
    }
    return "triplets: share of held-out triplets in order, by chance 0.5\n\n"
        + Stream.of(classes, distances, comparisons)
            .filter(table -> !table.isEmpty())
            .map(table -> table.in(style))
            .collect(Collectors.joining("\n"));
  }

  private String leakage() {
    List<String> heading = new ArrayList<>(List.of(""));
    List<Object> chances = new ArrayList<>(List.of("chance"));
    for (int i = 0; i < names.size(); i++) {
      ConditionScores scores = evaluation.conditions().get(names.get(i));
      if (scores instanceof ConditionScores.OfClasses c) {
        heading.add(Lettered.letter(i));
        chances.add(share(c.chance()));
      } else if (scores instanceof ConditionScores.OfDistances d) {
        heading.add(Lettered.letter(i) + "*");
        chances.add(distance(d.randomDistanceAt10()));
      } else {
        heading.add(Lettered.letter(i) + "+");
        chances.add(share(0.5));
      }
    }
    TextTable table = new TextTable(heading.toArray(String[]::new));
    for (int i = 0; i < names.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(Lettered.named(i, names.get(i))));
      Map<String, Leakage> others = evaluation.leakage().get(names.get(i));
      for (String other : names) {
        row.add(
            other.equals(names.get(i))
                ? own(evaluation.conditions().get(other))
                : leaked(others.get(other)));
      }
      table.row(row.toArray());
    }
    table.row(chances.toArray());
    return "leakage: ranked by the row's condition, judged by the column's attribute, on the diagonal\n"
        + "by its own; precision@10, distance@10 (*) or triplet accuracy (+)\n"
        + table.in(style);
  }

  private static String own(ConditionScores scores) {
    if (scores instanceof ConditionScores.OfComparisons c) {
      return share(c.tripletAccuracy());
    }
    return scores instanceof ConditionScores.OfClasses c
        ? share(c.precisionAt10())
        : distance(((ConditionScores.OfDistances) scores).meanDistanceAt10());
  }

  private static String leaked(Leakage leak) {
    if (leak instanceof Leakage.OfComparisons c) {
      return share(c.tripletAccuracy());
    }
    return leak instanceof Leakage.OfClasses c
        ? share(c.precisionAt10())
        : distance(((Leakage.OfDistances) leak).meanDistanceAt10());
  }

  private static String fine(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String distance(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
