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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints an evaluation: every number beside chance and ideal. Many conditions have a line each, and
 * leakage is a matrix whose columns are headed by the letters before the conditions' names.
 */
public final class EvaluationText {
  /** The metrics by which conditions are compared, in the order of their tables. */
  private static final List<Metric> TABLES =
      List.of(Metric.PRECISION_AT_10, Metric.DISTANCE_AT_10, Metric.TRIPLET_ACCURACY);

  /** Signs after the letters of attributes measured by each of {@link #TABLES}. */
  private static final List<String> MARKS = List.of("", "*", "+");

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
    if (LetterLabels.needed(evaluation.conditions().size())) {
      text.append(scoresOfMany(evaluation, style)).append('\n');
      text.append(leakageOfMany(evaluation, style)).append('\n');
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

  /** The counts of items whose attribute is known, unless all are. */
  private static String known(Map<String, ConditionScores> conditions) {
    WrappedList known = new WrappedList("items of which an attribute is known: ", ", ");
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
          for (Measure measure : scores.measures()) {
            String title = measure.metric().title();
            table.row(name, title, value(measure), chance(measure), ideal(measure));
          }
        });
    return table;
  }

  private static TextTable leakage(Map<String, Map<String, Measure>> leakage) {
    TextTable table = new TextTable("condition", "attribute", "measure", "value", "chance");
    leakage.forEach(
        (condition, others) ->
            others.forEach(
                (attribute, leak) ->
                    table.row(
                        condition,
                        attribute,
                        leak.metric().title(),
                        value(leak),
                        Format.measure(leak.metric().scale(), known(leak.chance()), 4, 3))));
    return table;
  }

  /** A value that every evaluation has: all measures of leakage are there, with their chance. */
  private static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static String value(Measure measure) {
    return Format.measure(measure.metric().scale(), measure.value(), 4, 3);
  }

  /** Chance, with three decimals where it is a constant of the metric. */
  private static String chance(Measure measure) {
    return measure.metric().constantChance() != null
        ? Format.fixed(measure.chance(), 3)
        : measure.chance() == null
            ? "-"
            : Format.measure(measure.metric().scale(), measure.chance(), 4, 3);
  }

  private static String ideal(Measure measure) {
    Metric.Scale scale = measure.metric().scale();
    boolean all = scale == Metric.Scale.SHARE && measure.ideal() == 1;
    return all ? "1.000" : Format.measure(scale, measure.ideal(), 4, 3);
  }

  /** A table per kind of metrics, with a line per condition. */
  private static String scoresOfMany(Evaluation evaluation, Style style) {
    List<String> names = List.copyOf(evaluation.conditions().keySet());
    List<ConditionScores> all = List.copyOf(evaluation.conditions().values());
    Map<Metric, TextTable> tables = new EnumMap<>(Metric.class);
    for (int i = 0; i < names.size(); i++) {
      ConditionScores scores = all.get(i);
      List<Object> heading = new ArrayList<>(List.of("condition"));
      List<Object> row = new ArrayList<>(List.of(LetterLabels.letter(i) + " " + names.get(i)));
      for (Measure measure : scores.measures()) {
        boolean triplets = measure.metric() == Metric.TRIPLET_ACCURACY;
        String title = measure.metric().title();
        heading.add(triplets ? "triplets" : title);
        row.add(value(measure));
        if (measure.equals(scores.comparable()) && !triplets) {
          boolean several = scores.measures().size() > 2;
          heading.add("chance");
          row.add(chance(measure));
          heading.add(several ? "ideal" + title.substring(title.indexOf('@')) : "ideal");
          row.add(ideal(measure));
        }
      }
      tables
          .computeIfAbsent(
              scores.comparable().metric(), metric -> new TextTable(heading.toArray(String[]::new)))
          .row(row.toArray());
    }
    return "triplets: share of held-out triplets in order, by chance 0.5\n\n"
        + TABLES.stream()
            .map(tables::get)
            .filter(Objects::nonNull)
            .map(table -> table.in(style))
            .collect(Collectors.joining("\n"));
  }

  private static String leakageOfMany(Evaluation evaluation, Style style) {
    List<String> names = List.copyOf(evaluation.conditions().keySet());
    List<Measure> own =
        evaluation.conditions().values().stream().map(ConditionScores::comparable).toList();
    List<String> heading = new ArrayList<>(List.of(""));
    List<Object> chances = new ArrayList<>(List.of("chance"));
    for (int i = 0; i < names.size(); i++) {
      Measure measure = own.get(i);
      heading.add(LetterLabels.letter(i) + MARKS.get(TABLES.indexOf(measure.metric())));
      chances.add(brief(measure, known(measure.chance())));
    }
    TextTable table = new TextTable(heading.toArray(String[]::new));
    for (int i = 0; i < names.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(LetterLabels.named(i, names.get(i))));
      Map<String, Measure> others = evaluation.leakage().getOrDefault(names.get(i), Map.of());
      for (int j = 0; j < names.size(); j++) {
        Measure measure = j == i ? own.get(i) : known(others.get(names.get(j)));
        row.add(brief(measure, measure.value()));
      }
      table.row(row.toArray());
    }
    table.row(chances.toArray());
    return "leakage: ranked by the row's condition, judged by the column's attribute, on the"
        + " diagonal\n"
        + "by its own; precision@10, distance@10 (*) or triplet accuracy (+)\n"
        + table.in(style);
  }

  /** A number in a column that many share. */
  private static String brief(Measure measure, double number) {
    return Format.measure(measure.metric().scale(), number, 2, 3);
  }
}
