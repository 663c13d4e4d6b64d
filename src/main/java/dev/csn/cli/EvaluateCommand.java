package dev.csn.cli;

import dev.csn.dataset.Split;
import dev.csn.evaluation.Evaluation;
import dev.csn.model.ModelArchive;
import dev.csn.render.EvaluationText;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    description = "Measure a run on held-out items.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand extends RunVerb<Evaluation> {
  @Mixin private SplitOption splitOption;

  @Override
  Evaluation result(RunDirectory run) {
    Split split = splitOption.split();
    Evaluation evaluation =
        Evaluation.of(
            new RunEmbeddings(run).gallery(split),
            ModelArchive.readMasks(run.requireModel()),
            run.initialMasks(),
            run.toString(),
            run.description().variant().label(),
            split);
    run.writeEvaluation(evaluation);
    return evaluation;
  }

  @Override
  String text(Evaluation result) {
    return EvaluationText.of(result);
  }
}
