package dev.csn.cli;

import dev.csn.evaluation.Evaluation;
import dev.csn.render.EvaluationText;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    description = "Measure a run on held-out items.",
    footerHeading = Verb.EXAMPLES,
    footer = {"  csn evaluate", "  csn evaluate --run runs/mine --split validation --format json"},
    mixinStandardHelpOptions = true)
final class EvaluateCommand extends RunVerb<Evaluation> {
  @Mixin private SplitOption splitOption;

  @Override
  Evaluation result(RunDirectory run) {
    return RunEvaluation.of(run, splitOption.split());
  }

  @Override
  String text(Evaluation result) {
    return EvaluationText.of(result, style());
  }
}
