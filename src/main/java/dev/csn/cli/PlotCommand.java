package dev.csn.cli;

import dev.csn.run.RunDirectory;
import dev.csn.view.figure.Plot;
import dev.csn.view.figure.PlotDirectory;
import dev.csn.view.figure.Plots;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plot",
    description = "Draw all figures of a run or a study as SVG.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn plot --output figures",
      "  csn plot --study runs/study-variants --output figures"
    },
    mixinStandardHelpOptions = true)
final class PlotCommand extends Verb<PlotDirectory.Written> {
  @Mixin private RunOrStudy of;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new directory for training-loss.svg, masks.svg, leakage.svg, ...")
  private Path target;

  @Override
  PlotDirectory.Written result() {
    PlotDirectory directory = PlotDirectory.at(target);
    PlotDirectory.Written written = directory.write(plots());
    wrote(target);
    return written;
  }

  private List<Plot> plots() {
    return of.study().map(Plots::of).orElseGet(() -> Plots.of(RunDirectory.open(of.run())));
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
