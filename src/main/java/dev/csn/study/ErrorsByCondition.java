package dev.csn.study;

import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.view.text.Lettered;
import dev.csn.view.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Triplet errors of many conditions: a line each, under the letters of a study's cells. */
final class ErrorsByCondition {
  private ErrorsByCondition() {}

  /** The names of the conditions' errors among the figures of any cell. */
  static List<String> figures(List<CellSummary> cells) {
    Set<String> errors = new LinkedHashSet<>();
    for (CellSummary cell : cells) {
      cell.figures().keySet().stream()
          .filter(f -> f.startsWith(Figures.ERROR))
          .forEach(errors::add);
    }
    return List.copyOf(errors);
  }

  /** The letter of a cell. */
  static String letter(String cell, List<CellSummary> cells) {
    return Lettered.letter(cells.stream().map(CellSummary::cell).toList().indexOf(cell));
  }

  /** Every cell's errors. */
  static TextTable ofCells(List<CellSummary> cells) {
    List<String> letters = cells.stream().map(c -> letter(c.cell(), cells)).toList();
    return table(
        figures(cells), letters, "%.4f", cells.stream().map(CellSummary::figures).toList());
  }

  /** Every cell's errors minus those of its reference. */
  static TextTable ofDifferences(List<CellSummary> cells, List<Difference> differences) {
    List<String> pairs =
        differences.stream()
            .map(d -> letter(d.cell(), cells) + "-" + letter(d.reference(), cells))
            .toList();
    return table(
        figures(cells), pairs, "%+.4f", differences.stream().map(Difference::figures).toList());
  }

  private static TextTable table(
      List<String> errors,
      List<String> columns,
      String format,
      List<Map<String, Estimate>> figures) {
    List<String> heading = new ArrayList<>(List.of("condition"));
    heading.addAll(columns);
    TextTable table = new TextTable(heading.toArray(String[]::new));
    for (String error : errors) {
      List<Object> row = new ArrayList<>(List.of(error.substring(Figures.ERROR.length())));
      for (Map<String, Estimate> ofColumn : figures) {
        Estimate e = ofColumn.get(error);
        row.add(e == null ? "-" : String.format(Locale.ROOT, format, e.mean()));
      }
      table.row(row.toArray());
    }
    return table;
  }
}
