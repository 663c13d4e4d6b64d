package dev.csn.study;

import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.JsonFile;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.RunFigures;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the results that a study wrote; whoever may have changed them since. */
final class StoredResults {
  private final Path file;

  private StoredResults(Path file) {
    this.file = file;
  }

  /**
   * Reads results. Cells and runs are named, every run is of a cell, and all numbers are finite.
   *
   * @throws InputException if the file is missing, damaged or holds something else
   */
  static StudyResults read(Path file) {
    StudyResults results = JsonFile.parse(file, JsonFile.bytes(file), StudyResults.class);
    new StoredResults(file).check(results);
    return results;
  }

  private void check(StudyResults results) {
    require("study", results.study());
    requireAll("cells", results.cells());
    requireAll("values", results.values());
    requireAll("differences", results.differences());
    requireAll("failures", results.failures());
    requireAll("report", results.report());
    Set<String> cells = new HashSet<>();
    for (CellSummary cell : results.cells()) {
      require("cells.cell", cell.cell());
      String key = "cells." + cell.cell();
      require(key + ".settings", cell.settings());
      requireAll(key + ".seeds", cell.seeds());
      require(key + ".figures", cell.figures());
      cell.figures().forEach((figure, estimate) -> check(key + "." + figure, estimate));
      if (!cells.add(cell.cell())) {
        throw wrong("cells: '" + cell.cell() + "' is there twice");
      }
    }
    for (RunFigures run : results.values()) {
      if (!cells.contains(run.cell())) {
        throw wrong("values: of '" + run.cell() + "', which is no cell");
      }
      require("values.figures", run.figures());
      run.figures().forEach((figure, value) -> finite("values." + figure, value));
    }
  }

  private void check(String key, Estimate estimate) {
    require(key, estimate);
    finite(key + ".mean", estimate.mean());
    if (estimate.low() != null || estimate.high() != null) {
      finite(key + ".low", estimate.low());
      finite(key + ".high", estimate.high());
    }
  }

  private void requireAll(String key, List<?> values) {
    require(key, values);
    if (values.stream().anyMatch(Objects::isNull)) {
      throw wrong(key + ": holds null");
    }
  }

  private void require(String key, Object value) {
    if (value == null) {
      throw wrong(key + ": missing");
    }
  }

  private void finite(String key, Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw wrong(key + ": " + value + ", must be a finite number");
    }
  }

  private InputException wrong(String problem) {
    return new InputException(file + ": " + OneLine.of(problem, 300));
  }
}
