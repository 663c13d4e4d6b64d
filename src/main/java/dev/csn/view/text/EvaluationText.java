package dev.csn.view.text;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Metric;
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
                        number(leak, leak.chance()))));
    return table;
  }

  static String value(Measure measure) {
    return number(measure, measure.value());
  }

  /** Chance; in three digits where it is known beforehand. */
  static String chance(Measure measure) {
    if (measure.metric().constantChance() != null) {
      return String.format(Locale.ROOT, "%.3f", measure.chance());
    }
    return measure.chance() == null ? "-" : number(measure, measure.chance());
  }

  /** The ideal, which of shares is mostly all. */
  static String ideal(Measure measure) {
    boolean all = measure.metric().scale() == Metric.Scale.SHARE && measure.ideal() == 1;
    return all ? "1.000" : number(measure, measure.ideal());
  }

  private static String number(Measure measure, double number) {
    return switch (measure.metric().scale()) {
      case SHARE -> String.format(Locale.ROOT, "%.4f", number);
      case DISTANCE -> String.format(Locale.ROOT, "%.3g", number);
    };
  }
}
