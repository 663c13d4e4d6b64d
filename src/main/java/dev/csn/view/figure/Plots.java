package dev.csn.view.figure;

import dev.csn.dataset.Split;
import dev.csn.evaluation.MaskStatistics;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.model.ModelArchive;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.study.StudyDirectory;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.RunFigures;
import dev.csn.training.MetricsFile;
import dev.csn.training.StepMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of a run, or of a study. */
public final class Plots {
  private Plots() {}

  /**
   * The figures of a run: curves of its training, then masks and leakage on the test split.
   *
   * @throws dev.csn.error.UserException if the run is damaged, or not trained far enough
   */
  public static List<Plot> of(RunDirectory run) {
    run.verify(run.metrics());
    List<Plot> plots = new ArrayList<>(TrainingCurves.of(MetricsFile.read(run.metrics())));
    plots.add(masks(run));
    StoredEvaluation evaluation = RunEvaluation.known(run);
    LeakageHeatMap.of(evaluation).ifPresent(plots::add);
    return plots;
  }

  private static Plot masks(RunDirectory run) {
    Gallery gallery = new RunEmbeddings(run).gallery(Split.TEST);
    Masks masks = gallery.masks();
    return MaskBars.of(
        masks.conditions(),
        MaskStatistics.widen(ModelArchive.readMasks(run.requireModel())),
        MaskStatistics.widen(masks.active()),
        masks.effective(gallery.embeddings()));
  }

  /**
   * Errors by setting, the curves of its runs, the overlap of masks. Figures that no finished run
   * has are left out, and so are the curves of deleted runs.
   *
   * @throws dev.csn.error.InputException if results or runs are damaged
   */
  public static List<Plot> of(StudyDirectory study) {
    StudyResults results = study.results();
    List<Plot> plots = new ArrayList<>(StudyComparison.of(results));
    TrainingCurves.bySetting(curves(study, results))
        .ifPresent(curves -> plots.add(Math.min(1, plots.size()), curves));
    return plots;
  }

  private static Map<String, List<List<StepMetrics>>> curves(
      StudyDirectory study, StudyResults results) {
    Map<String, List<List<StepMetrics>>> curves = new LinkedHashMap<>();
    for (RunFigures figures : results.values()) {
      Path path = study.run(figures.cell(), figures.seed());
      if (RunDirectory.exists(path)) {
        RunDirectory run = RunDirectory.open(path);
        run.verify(run.metrics());
        curves
            .computeIfAbsent(figures.cell(), cell -> new ArrayList<>())
            .add(MetricsFile.read(run.metrics()));
      }
    }
    return curves;
  }
}
