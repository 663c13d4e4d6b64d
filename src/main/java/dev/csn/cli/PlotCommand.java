package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.plot.Plot;
import dev.csn.plot.PlotDirectory;
import dev.csn.plot.RunPlots;
import dev.csn.plot.StudyPlots;
import dev.csn.run.RunDirectory;
import dev.csn.study.StudyDirectory;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "plot",
    description = "Draw all figures of a run or of a study, as SVG.",
    mixinStandardHelpOptions = true)
final class PlotCommand extends Verb<PlotDirectory.Written> {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/latest).")
  private Path run;

  @Option(names = "--study", paramLabel = "DIR", description = "The study's directory instead.")
  private Path study;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new directory: training-loss.svg, masks.svg, leakage.svg, ...")
  private Path target;

  @ParentCommand private CsnCommand csn;

  @Override
  PlotDirectory.Written result() {
    if (run != null && study != null) {
      throw new ConfigurationException("--study " + study + ": beside --run " + run + ", name one");
    }
    PlotDirectory directory = PlotDirectory.at(target);
    return directory.write(plots());
  }

  private List<Plot> plots() {
    return study == null
        ? RunPlots.of(RunDirectory.open(run == null ? csn.runs().latest() : run))
        : StudyPlots.of(StudyDirectory.open(study));
  }

  @Override
  String text(PlotDirectory.Written result) {
    StringBuilder text = new StringBuilder();
    result
        .plots()
        .forEach(plot -> text.append(plot.file()).append("  ").append(plot.title()).append('\n'));
    return text.toString();
  }
}
