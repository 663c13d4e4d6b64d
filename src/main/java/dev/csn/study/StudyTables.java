package dev.csn.study;

import dev.csn.io.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** A study's results for spreadsheets, in long form: a row per number. */
final class StudyTables {
  private StudyTables() {}

  /** A row per run and figure. */
  static void writeValues(StudyResults results, OutputStream out) throws IOException {
    Csv.write(
        out,
        List.of("cell", "seed", "figure", "value"),
        results.values().stream()
            .flatMap(
                run ->
                    run.figures().entrySet().stream()
                        .map(f -> List.of(run.cell(), run.seed(), f.getKey(), f.getValue()))));
  }

  /** A row per cell and figure; empty where a single run says nothing. */
  static void writeSummary(StudyResults results, OutputStream out) throws IOException {
    Csv.write(
        out,
        List.of("cell", "figure", "n", "mean", "sd", "low", "high"),
        results.cells().stream()
            .flatMap(
                cell ->
                    cell.figures().entrySet().stream()
                        .map(f -> row(cell.cell(), f.getKey(), f.getValue()))));
  }

  private static List<Object> row(String cell, String figure, Estimate e) {
    return Arrays.asList(cell, figure, e.n(), e.mean(), e.sd(), e.low(), e.high());
  }
}
