package dev.csn.study;

import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.error.TrainingException;
import dev.csn.io.DirectoryLock;
import dev.csn.study.StudyPlan.Cell;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.Failure;
import dev.csn.study.StudyResults.RunFigures;
import dev.csn.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Trains and evaluates the runs of a plan, one after another, and sums up. All state is in the
 * runs' directories, so that a stopped study continues when it is started again.
 */
public final class Study {
  private final StudyPlan plan;
  private final Function<StudyResults, String> text;
  private final StudyMonitor monitor;
  private final StudyDirectory directory;
  private final List<CellRun> runs = new ArrayList<>();
  private final Map<CellRun, Map<String, Double>> figures = new HashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  private Study(StudyPlan plan, Function<StudyResults, String> text, StudyMonitor monitor) {
    this.plan = plan;
    this.text = text;
    this.monitor = monitor;
    this.directory = new StudyDirectory(plan.output());
    // Seed by seed, so that a stopped study has comparable cells.
    for (long seed : plan.config().seeds()) {
      for (Cell cell : plan.cells()) {
        runs.add(new CellRun(cell, seed, directory.run(cell, seed)));
      }
    }
  }

  /**
   * Carries a study out as far as the monitor lets it.
   *
   * @param text prints results
   * @return the results; the same stand in the study's directory
   * @throws dev.csn.error.UserException before anything is written, if a run of the study cannot be
   *     trained, its place holds something else, or another process carries out a study there
   */
  @SuppressWarnings("try") // held, not used
  public static StudyResults run(
      StudyPlan plan, Function<StudyResults, String> text, StudyMonitor monitor)
      throws IOException {
    Study study = new Study(plan, text, monitor);
    study.check();
    try (DirectoryLock held = study.directory.lock()) {
      study.directory.note(plan.config());
      study.trainAll();
      StudyResults results = study.results();
      study.directory.write(results, text.apply(results));
      return results;
    }
  }

  private void check() throws IOException {
    directory.requireOurs();
    Map<String, ImageSet> datasets = new HashMap<>();
    for (CellRun run : runs) {
      String path = run.cell().config().dataset();
      ImageSet dataset = datasets.computeIfAbsent(path, p -> ImageSetStore.read(Path.of(p)));
      run.requireOurs(dataset.sha256());
      if (run.finished()) {
        figures.put(run, run.figures());
      }
    }
    long first = plan.config().seeds().get(0);
    for (CellRun run : runs) {
      if (run.seed() == first && !figures.containsKey(run)) {
        TrainingRun.requireFit(
            run.cell().config(first),
            Objects.requireNonNull(datasets.get(run.cell().config().dataset())));
      }
    }
  }

  private void trainAll() throws IOException {
    for (int i = 0; i < runs.size() && !monitor.stopRequested(); i++) {
      CellRun run = runs.get(i);
      if (!figures.containsKey(run)) {
        monitor.runStarted(run.cell().name(), run.seed(), i + 1, runs.size());
        train(run);
        StudyResults results = results();
        directory.write(results, text.apply(results));
        // A network's memory is outside the heap, where no collector sees how much it is: without
        // this, each run adds some 100 MB until the limit is met.
        System.gc();
      }
    }
  }

  private void train(CellRun run) throws IOException {
    try {
      if (run.finish(monitor)) {
        figures.put(run, run.figures());
      }
    } catch (TrainingException e) {
      // A setting under which training diverges is a result too.
      failures.add(new Failure(run.cell().name(), run.seed(), e.getMessage()));
      monitor.warn(run.path() + ": " + e.getMessage());
    }
  }

  private StudyResults results() {
    Map<String, List<RunFigures>> byCell = new LinkedHashMap<>();
    plan.cells().forEach(cell -> byCell.put(cell.name(), new ArrayList<>()));
    for (CellRun run : runs) {
      Map<String, Double> known = figures.get(run);
      if (known != null) {
        String cell = run.cell().name();
        byCell
            .computeIfAbsent(cell, c -> new ArrayList<>())
            .add(new RunFigures(cell, run.seed(), known));
      }
    }
    List<CellSummary> cells = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (Cell cell : plan.cells()) {
      List<RunFigures> own = byCell.getOrDefault(cell.name(), List.of());
      cells.add(StudySummary.of(cell, own));
      if (!cell.reference().equals(cell.name())) {
        differences.add(
            StudySummary.difference(cell, own, byCell.getOrDefault(cell.reference(), List.of())));
      }
    }
    return new StudyResults(
        plan.output().toString(),
        runs.size(),
        figures.size(),
        cells,
        differences,
        byCell.values().stream().flatMap(List::stream).toList(),
        List.copyOf(failures),
        plan.config().report());
  }
}
