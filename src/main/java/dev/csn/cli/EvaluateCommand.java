package dev.csn.cli;

import dev.csn.cluster.EvaluateJob;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.evaluation.Evaluation;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEvaluation;
import dev.csn.run.StoredGallery;
import dev.csn.view.text.EvaluationText;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description = "Compute a run's metrics on held-out items.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn evaluate",
      "  csn evaluate --run runs/mine --split validation --format json",
      "  csn evaluate --gallery gallery --master local[2]"
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand extends RunVerb<Evaluation> {
  @Mixin private SplitOption splitOption;

  @Option(
      names = "--gallery",
      paramLabel = "DIR",
      description =
          "An export of the split by csn embed with the run's model; saves embedding it again.")
  private @Nullable Path gallery;

  @Mixin private MasterOption master;

  @Override
  Evaluation result(RunDirectory run) throws IOException {
    RunEvaluation measured = measured(run, splitOption.split());
    store(measured);
    return measured.evaluation();
  }

  /** Stores the result in the run; warns if that fails, since the result is printed anyway. */
  private void store(RunEvaluation measured) {
    try {
      measured.store();
    } catch (ConfigurationException e) {
      warnAfterwards(e.getMessage() + "; the printed result is not stored");
    }
  }

  private RunEvaluation measured(RunDirectory run, Split split) throws IOException {
    if (!master.given()) {
      return gallery == null
          ? RunEvaluation.of(run, split)
          : RunEvaluation.of(run, split, () -> StoredGallery.of(run, gallery).read(split));
    }
    EvaluateJob job = new EvaluateJob(run, split, gallery);
    return master.let(job::run);
  }

  @Override
  String text(Evaluation result) {
    return EvaluationText.of(result, style());
  }
}
