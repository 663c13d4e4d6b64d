package dev.csn.study;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.Shipped;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Csv;
import dev.csn.io.DirectoryLock;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.study.StudyPlan.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A study's directory and the names of its files. */
public final class StudyDirectory {
  private static final String CONFIG = "study.json";
  private static final String TEXT = "table.txt";
  private static final String RESULTS = "results.json";
  private static final String VALUES = "results.csv";
  private static final String SUMMARY = "summary.csv";
  private static final String REPORT = "report.html";

  /** The names that no cell's directory may have. */
  static final List<String> FILES = List.of(CONFIG, TEXT, RESULTS, VALUES, SUMMARY, REPORT);

  private final Path path;

  StudyDirectory(Path path) {
    this.path = path;
  }

  /**
   * Opens the directory of a study, finished or not.
   *
   * @throws InputException if there is none
   */
  public static StudyDirectory open(Path path) {
    if (!Files.exists(path.resolve(CONFIG))) {
      throw new InputException(
          Files.exists(path)
              ? path + ": is no study's directory, it has no " + CONFIG
              : path
                  + ": no such study; `csn study --config "
                  + Shipped.typed("config/study-variants.json")
                  + "` makes one");
    }
    return new StudyDirectory(path);
  }

  public Path path() {
    return path;
  }

  /** The default place of the page of the study. */
  public Path report() {
    return path.resolve(REPORT);
  }

  /**
   * The results so far.
   *
   * @throws InputException if no run of it has ended yet, or the record is damaged
   */
  public StudyResults results() {
    Path file = path.resolve(RESULTS);
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file; no run of the study has ended yet");
    }
    return StudyResults.read(file);
  }

  /**
   * Refuses a directory that holds something else than a study.
   *
   * @throws ConfigurationException if something else is there
   */
  void requireOurs() {
    if (!Files.exists(path) || Files.exists(path.resolve(CONFIG))) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.anyMatch(entry -> !isFirstFile(entry))) {
        throw new ConfigurationException(
            "--output " + path + ": is not empty and holds no study; name a new directory");
      }
    } catch (IOException e) {
      throw new ConfigurationException("--output " + path + ": " + FileProblem.reason(e), e);
    }
  }

  /** Whether a file is left by a study that was killed while it wrote its first file. */
  private static boolean isFirstFile(Path entry) {
    return entry.getFileName().toString().startsWith("." + CONFIG + ".")
        || DirectoryLock.isLockFile(entry);
  }

  /**
   * Makes this process the only one that carries out a study here; makes the directory if there is
   * none.
   *
   * @throws ConfigurationException if another one does, or the directory cannot be written
   */
  DirectoryLock lock() {
    try {
      Files.createDirectories(path);
      return DirectoryLock.of(path, "--output " + path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Notes the study in the directory.
   *
   * @throws ConfigurationException if it cannot be written
   */
  void note(StudyConfig config) {
    try {
      AtomicFiles.writeText(path.resolve(CONFIG), Json.pretty(config));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ConfigurationException unwritable(IOException e) {
    return FileProblem.unwritable("--output " + path, e);
  }

  /** The directory of a run. */
  Path run(Cell cell, long seed) {
    return run(cell.name(), seed);
  }

  /** The directory of a cell's run; below the study's for any name of a cell. */
  public Path run(String cell, long seed) {
    return path.resolve(name(cell)).resolve("seed-" + seed);
  }

  /** A cell's name as that of a directory, on any file system. */
  static String name(String cell) {
    return cell.replaceAll("[^A-Za-z0-9._=-]", "-").replaceFirst("^\\.", "-");
  }

  /**
   * Replaces the results and their tables.
   *
   * @param text the results as text
   */
  void write(StudyResults results, String text) throws IOException {
    Files.deleteIfExists(report()); // of former results
    AtomicFiles.writeText(path.resolve(RESULTS), Json.pretty(results));
    AtomicFiles.writeText(path.resolve(TEXT), text);
    AtomicFiles.write(path.resolve(VALUES), out -> writeValues(results, out));
    AtomicFiles.write(path.resolve(SUMMARY), out -> writeSummary(results, out));
  }

  /** A row per run and figure. */
  private static void writeValues(StudyResults results, OutputStream out) throws IOException {
    Csv.write(
        out,
        List.of("cell", "seed", "figure", "value"),
        results.values().stream()
            .flatMap(
                run ->
                    run.figures().entrySet().stream()
                        .map(f -> List.of(run.cell(), run.seed(), f.getKey(), f.getValue()))));
  }

  /** A row per cell and figure; a single run has no deviation and no interval. */
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
