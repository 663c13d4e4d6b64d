package dev.csn.view.text;

import dev.csn.study.Estimate;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints a study's results. */
public final class StudyText {
  /** Titles of the columns beside the errors, by figure. */
  private static final Map<String, String> COSTS = costs();

  private StudyText() {}

  private static Map<String, String> costs() {
    Map<String, String> costs = new LinkedHashMap<>();
    costs.put(StudyResults.BUDGET + "seconds", "seconds");
    costs.put(StudyResults.STEPS, "steps");
    costs.put(StudyResults.BUDGET + "parameters", "parameters");
    costs.put(StudyResults.BUDGET + "images", "images");
    costs.put(StudyResults.BUDGET + "encodedImages", "encoded");
    costs.put(StudyResults.BUDGET + "triplets", "triplets");
    return costs;
  }

  /** The tables of a study. */
  public static String of(StudyResults results, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d of %d runs finished%n%n",
            results.study(),
            results.finished(),
            results.runs()));
    text.append("share of held-out triplets out of order; mean over seeds [95 % interval]\n");
    text.append(cells(results.cells()).in(style));
    if (many(results.cells())) {
      text.append("\nby condition, means over seeds\n");
      text.append(errorsOfCells(results.cells()).in(style));
    }
    if (!results.differences().isEmpty()) {
      text.append(
          "\ndifference of that share, seed by seed; ratio: of the means over conditions\n");
      text.append(differences(results).in(style));
      if (many(results.cells())) {
        text.append("\nby condition, means over seeds\n");
        text.append(errorsOfDifferences(results.cells(), results.differences()).in(style));
      }
    }
    text.append(report(results, style));
    for (Failure f : results.failures()) {
      text.append(
          String.format(
              Locale.ROOT, "%nfailed: %s, seed %d: %s%n", f.cell(), f.seed(), f.message()));
    }
    return text.toString();
  }

  /** Whether there are too many conditions for a column each. */
  private static boolean many(List<CellSummary> cells) {
    return LetterLabels.needed(conditionErrors(cells).size());
  }

  /** A cell's name; after its letter, which heads columns, if there are many conditions. */
  private static String named(String cell, List<CellSummary> cells) {
    return many(cells) ? letter(cell, cells) + " " + cell : cell;
  }

  private static TextTable cells(List<CellSummary> cells) {
    List<String> errors = errors(cells);
    List<String> costs =
        COSTS.keySet().stream()
            .filter(figure -> cells.stream().anyMatch(c -> c.figures().containsKey(figure)))
            .toList();
    List<String> heading = new ArrayList<>(List.of("cell", "seeds"));
    errors.forEach(figure -> heading.add(title(figure)));
    costs.forEach(figure -> heading.add(COSTS.get(figure)));
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (CellSummary cell : cells) {
      List<Object> row = new ArrayList<>(List.of(named(cell.cell(), cells), cell.seeds().size()));
      errors.forEach(figure -> row.add(Format.interval(cell.figures().get(figure), "%.4f")));
      costs.forEach(figure -> row.add(mean(cell.figures().get(figure))));
      table.row(row.toArray());
    }
    return table;
  }

  private static TextTable differences(StudyResults results) {
    List<String> errors = errors(results.cells());
    List<String> heading = new ArrayList<>(List.of("cell", "minus", "seeds"));
    errors.forEach(figure -> heading.add(title(figure)));
    heading.add("ratio");
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (Difference difference : results.differences()) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  named(difference.cell(), results.cells()),
                  named(difference.reference(), results.cells()),
                  difference.seeds().size()));
      errors.forEach(figure -> row.add(Format.interval(difference.figures().get(figure), "%+.4f")));
      row.add(Format.interval(difference.errorRatio(), "%.3f"));
      table.row(row.toArray());
    }
    return table;
  }

  /** The figures that the study asks for, a table each. */
  private static String report(StudyResults results, Style style) {
    StringBuilder text = new StringBuilder();
    for (String pattern : results.report()) {
      if (results.figures(pattern).isEmpty() && !results.figures("*").isEmpty()) {
        text.append("\nreport: no figure is named ").append(pattern).append('\n');
      }
    }
    for (String figure : results.reported()) {
      TextTable table = new TextTable("cell", "mean", "sd", "from", "to", "seeds");
      for (CellSummary cell : results.cells()) {
        Estimate e = cell.figures().get(figure);
        if (e != null) {
          table.row(
              cell.cell(),
              Format.fixed(e.mean(), 4),
              Format.fixed(e.sd(), 4),
              Format.fixed(e.low(), 4),
              Format.fixed(e.high(), 4),
              e.n());
        }
      }
      text.append('\n').append(figure).append('\n').append(table.in(style));
    }
    return text.toString();
  }

  /** The mean over conditions, then each condition's if they are few. */
  private static List<String> errors(List<CellSummary> cells) {
    List<String> errors = new ArrayList<>(List.of(StudyResults.MEAN_ERROR));
    if (!many(cells)) {
      errors.addAll(conditionErrors(cells));
    }
    return errors;
  }

  private static String title(String error) {
    return error.equals(StudyResults.MEAN_ERROR)
        ? "mean"
        : error.substring(StudyResults.ERROR.length());
  }

  /** The names of the conditions' errors among the figures of any cell. */
  private static List<String> conditionErrors(List<CellSummary> cells) {
    Set<String> errors = new LinkedHashSet<>();
    for (CellSummary cell : cells) {
      cell.figures().keySet().stream()
          .filter(f -> f.startsWith(StudyResults.ERROR))
          .forEach(errors::add);
    }
    return List.copyOf(errors);
  }

  /** The letter of a cell. */
  private static String letter(String cell, List<CellSummary> cells) {
    return LetterLabels.letter(cells.stream().map(CellSummary::cell).toList().indexOf(cell));
  }

  /** Every cell's errors. */
  private static TextTable errorsOfCells(List<CellSummary> cells) {
    List<String> letters = cells.stream().map(c -> letter(c.cell(), cells)).toList();
    return byCondition(
        conditionErrors(cells), letters, "%.4f", cells.stream().map(CellSummary::figures).toList());
  }

  /** Every cell's errors minus those of its reference. */
  private static TextTable errorsOfDifferences(
      List<CellSummary> cells, List<Difference> differences) {
    List<String> pairs =
        differences.stream()
            .map(d -> letter(d.cell(), cells) + "-" + letter(d.reference(), cells))
            .toList();
    return byCondition(
        conditionErrors(cells),
        pairs,
        "%+.4f",
        differences.stream().map(Difference::figures).toList());
  }

  private static TextTable byCondition(
      List<String> errors,
      List<String> columns,
      String format,
      List<Map<String, Estimate>> figures) {
    List<String> heading = new ArrayList<>(List.of("condition"));
    heading.addAll(columns);
    TextTable table = new TextTable(heading.toArray(String[]::new));
    for (String error : errors) {
      List<Object> row = new ArrayList<>(List.of(error.substring(StudyResults.ERROR.length())));
      for (Map<String, Estimate> ofColumn : figures) {
        Estimate e = ofColumn.get(error);
        row.add(e == null ? "-" : String.format(Locale.ROOT, format, e.mean()));
      }
      table.row(row.toArray());
    }
    return table;
  }

  private static String mean(@Nullable Estimate e) {
    return e == null ? "-" : Format.fixed(e.mean(), e.mean() < 100 ? 1 : 0);
  }
}
