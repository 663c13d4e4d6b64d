package dev.csn.cli;

import dev.csn.dataset.Split;
import dev.csn.evaluation.MaskAnalysis;
import dev.csn.gallery.Gallery;
import dev.csn.model.ModelArchive;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.view.figure.MaskBars;
import dev.csn.view.figure.Theme;
import dev.csn.view.text.MaskText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dump-masks",
    description = "Show each condition's mask and how much the masks overlap.",
    footerHeading = Verb.EXAMPLES,
    footer = {"  csn dump-masks", "  csn dump-masks --run runs/mine --output masks.csv"},
    mixinStandardHelpOptions = true)
final class DumpMasksCommand extends RunVerb<MaskAnalysis> {
  @Option(
      names = "--output",
      paramLabel = "F.csv",
      description = "Also write a CSV file: condition, dimension, raw, active, effective.")
  private @Nullable Path file;

  @Option(names = "--plot", paramLabel = "masks.svg", description = "Also draw the masks as SVG.")
  private @Nullable Path picture;

  @Override
  MaskAnalysis result(RunDirectory run) {
    if (picture != null) {
      var unused = OutputFile.ending("--plot", picture, List.of("svg"));
      OutputFile.requirePlace("--plot", picture);
    }
    Gallery gallery = new RunEmbeddings(run).gallery(Split.TEST);
    MaskAnalysis analysis =
        MaskAnalysis.of(ModelArchive.readMasks(run.requireModel()), gallery, run.initialMasks());
    if (file != null) {
      OutputFile.write(file, out -> MaskText.writeCsv(analysis, out));
      wrote(file);
    }
    if (picture != null) {
      String svg = MaskBars.of(analysis).svg(Theme.LIGHT);
      OutputFile.write("--plot", picture, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
      wrote(picture);
    }
    return analysis;
  }

  @Override
  String text(MaskAnalysis result) {
    return MaskText.of(result, style());
  }
}
