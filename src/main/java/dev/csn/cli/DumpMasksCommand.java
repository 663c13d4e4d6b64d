package dev.csn.cli;

import dev.csn.dataset.Split;
import dev.csn.evaluation.MaskAnalysis;
import dev.csn.model.ModelArchive;
import dev.csn.render.MaskText;
import dev.csn.retrieval.Gallery;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "dump-masks",
    description = "Print each condition's mask and what the masks share.",
    footerHeading = Verb.EXAMPLES,
    footer = {"  csn dump-masks", "  csn dump-masks --run runs/mine --output masks.csv"},
    mixinStandardHelpOptions = true)
final class DumpMasksCommand extends RunVerb<MaskAnalysis> {
  @Option(
      names = "--output",
      paramLabel = "F.csv",
      description = "Also write a CSV file: condition, dimension, raw, active, effective.")
  private Path file;

  @Override
  MaskAnalysis result(RunDirectory run) {
    Gallery gallery = new RunEmbeddings(run).gallery(Split.TEST);
    MaskAnalysis analysis =
        MaskAnalysis.of(ModelArchive.readMasks(run.requireModel()), gallery, run.initialMasks());
    if (file != null) {
      OutputFile.write(file, out -> MaskText.writeCsv(analysis, out));
    }
    return analysis;
  }

  @Override
  String text(MaskAnalysis result) {
    return MaskText.of(result, style());
  }
}
