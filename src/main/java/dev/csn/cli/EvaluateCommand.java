package dev.csn.cli;

import dev.csn.cluster.EvaluateOrder;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.evaluation.Evaluation;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEvaluation;
import dev.csn.run.StoredGallery;
import dev.csn.view.text.EvaluationText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description = "Measure a run on held-out items.",
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
      description = "Of the split, what csn embed exported by the run's model.")
  private Path gallery;

  @Mixin private MasterOption master;

  @Override
  Evaluation result(RunDirectory run) throws IOException {
    RunEvaluation measured = measured(run, splitOption.split());
    if (!warnOfUnnamedModel(run, gallery)) {
      store(measured);
    }
    return measured.evaluation();
  }

  /** The result is printed whether or not it can be kept. */
  private void store(RunEvaluation measured) {
    try {
      measured.store();
    } catch (ConfigurationException e) {
      warnAfterwards(e.getMessage() + "; what is printed is not kept");
    }
  }

  private RunEvaluation measured(RunDirectory run, Split split) throws IOException {
    if (!master.given()) {
      return gallery == null
          ? RunEvaluation.of(run, split)
          : RunEvaluation.of(run, split, () -> StoredGallery.of(run, gallery).read(split));
    }
    EvaluateOrder order = new EvaluateOrder(run, split, gallery);
    return master.let(order::run);
  }

  @Override
  String text(Evaluation result) {
    return EvaluationText.of(result, style());
  }
}
