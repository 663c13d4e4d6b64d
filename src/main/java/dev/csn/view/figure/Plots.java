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
import dev.csn.training.MetricsFile;
import java.util.ArrayList;
import java.util.List;

/** All figures of a run. */
public final class RunPlots {
  private RunPlots() {}

  /**
   * The curves of its training, then masks and leakage on the test split.
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
}
