package dev.csn.view.figure;

import dev.csn.run.RunDirectory;
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

/** All figures of a study. */
public final class StudyPlots {
  private StudyPlots() {}

  /**
   * Errors by setting, the curves of its runs, the overlap of masks. What no finished run has is
   * left out, and so are the curves of runs that are no longer there.
   *
   * @throws dev.csn.error.InputException if results or runs are damaged
   */
  public static List<Plot> of(StudyDirectory study) {
    StudyResults results = study.results();
    List<Plot> plots = new ArrayList<>(StudyComparison.of(results));
    SettingCurves.of(curves(study, results))
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
