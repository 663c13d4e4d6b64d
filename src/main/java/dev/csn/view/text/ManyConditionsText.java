package dev.csn.view.text;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores of many conditions, for people: a line each, and leakage as a matrix whose columns are
 * headed by the letters that stand before the conditions' names.
 */
final class ManyConditionsText {
  /** The metrics by which conditions are compared, in the order of their tables. */
  private static final List<Metric> TABLES =
      List.of(Metric.PRECISION_AT_10, Metric.DISTANCE_AT_10, Metric.TRIPLET_ACCURACY);

  /** Beside the letters of attributes measured by each. */
  private static final List<String> MARKS = List.of("", "*", "+");

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

  /** A table per kind of metrics, with a line per condition. */
  private String scores() {
    Map<Metric, TextTable> tables = new EnumMap<>(Metric.class);
    for (int i = 0; i < names.size(); i++) {
      ConditionScores scores = evaluation.conditions().get(names.get(i));
      List<Object> heading = new ArrayList<>(List.of("condition"));
      List<Object> row = new ArrayList<>(List.of(Lettered.letter(i) + " " + names.get(i)));
      for (Measure measure : scores.measures()) {
        boolean triplets = measure.metric() == Metric.TRIPLET_ACCURACY;
        String title = measure.metric().title();
        heading.add(triplets ? "triplets" : title);
        row.add(EvaluationText.value(measure));
        if (measure.equals(scores.comparable()) && !triplets) {
          boolean several = scores.measures().size() > 2;
          heading.add("chance");
          row.add(EvaluationText.chance(measure));
          heading.add(several ? "ideal" + title.substring(title.indexOf('@')) : "ideal");
          row.add(EvaluationText.ideal(measure));
        }
      }
      tables
          .computeIfAbsent(
              scores.comparable().metric(), metric -> new TextTable(heading.toArray(String[]::new)))
          .row(row.toArray());
    }
    return "triplets: share of held-out triplets in order, by chance 0.5\n\n"
        + TABLES.stream()
            .filter(tables::containsKey)
            .map(metric -> tables.get(metric).in(style))
            .collect(Collectors.joining("\n"));
  }

  private String leakage() {
    List<String> heading = new ArrayList<>(List.of(""));
    List<Object> chances = new ArrayList<>(List.of("chance"));
    for (int i = 0; i < names.size(); i++) {
      Measure measure = evaluation.conditions().get(names.get(i)).comparable();
      heading.add(Lettered.letter(i) + MARKS.get(TABLES.indexOf(measure.metric())));
      chances.add(number(measure, measure.chance()));
    }
    TextTable table = new TextTable(heading.toArray(String[]::new));
    for (int i = 0; i < names.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(Lettered.named(i, names.get(i))));
      Map<String, Measure> others = evaluation.leakage().get(names.get(i));
      for (String other : names) {
        row.add(
            other.equals(names.get(i))
                ? value(evaluation.conditions().get(other).comparable())
                : value(others.get(other)));
      }
      table.row(row.toArray());
    }
    table.row(chances.toArray());
    return "leakage: ranked by the row's condition, judged by the column's attribute, on the"
        + " diagonal\n"
        + "by its own; precision@10, distance@10 (*) or triplet accuracy (+)\n"
        + table.in(style);
  }

  private static String value(Measure measure) {
    return number(measure, measure.value());
  }

  private static String number(Measure measure, double number) {
    return switch (measure.metric().scale()) {
      case SHARE -> String.format(Locale.ROOT, "%.2f", number);
      case DISTANCE -> String.format(Locale.ROOT, "%.3g", number);
    };
  }
}
