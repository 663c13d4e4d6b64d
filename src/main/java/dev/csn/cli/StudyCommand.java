package dev.csn.cli;

import dev.csn.study.Study;
import dev.csn.study.StudyConfig;
import dev.csn.study.StudyPlan;
import dev.csn.study.StudyReader;
import dev.csn.study.StudyResults;
import dev.csn.view.text.StudyText;
import dev.csn.view.text.Style;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "study",
    description =
        "Compare settings over seeds; the same command continues a study that was stopped.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn study --config ${sys:csn.typed:-}config/study-variants.json",
      "  csn study --config ${sys:csn.typed:-}config/study-variants.json --set training.steps=50"
    },
    mixinStandardHelpOptions = true)
final class StudyCommand extends InterruptibleVerb<StudyResults> {
  private static final int FAILED = 1;

  @Option(
      names = "--config",
      paramLabel = "F",
      required = true,
      description = "The study's JSON file, such as ${sys:csn.typed:-}config/study-variants.json.")
  private Path config;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The directory of runs and tables (default: runs/<config name>).")
  private @Nullable Path target;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Override one key in every cell, such as training.steps=50.")
  private List<String> overrides = List.of();

  @ParentCommand private CsnCommand csn;

  @Override
  StudyResults result() throws Exception {
    StudyConfig study = StudyReader.read(config);
    StudyPlan plan = StudyPlan.of(config, study, overrides, output(study));
    try (StudyProgress watch = new StudyProgress(output, err(), interruption())) {
      return Study.run(plan, results -> StudyText.of(results, Style.PLAIN), watch);
    }
  }

  private Path output(StudyConfig study) {
    if (target != null) {
      return target;
    }
    return study.output() == null
        ? csn.runs().named(CsnCommand.nameOf(config))
        : Path.of(study.output());
  }

  @Override
  String text(StudyResults result) {
    return StudyText.of(result, style());
  }

  @Override
  int exitCode(StudyResults result) {
    int open = result.runs() - result.finished() - result.failures().size();
    return open > 0 ? INTERRUPTED : result.failures().isEmpty() ? 0 : FAILED;
  }
}
