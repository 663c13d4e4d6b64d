package dev.csn.cli;

import dev.csn.dataset.ImageFit;
import dev.csn.dataset.ImageShape;
import dev.csn.dataset.images.ImagesBuilder;
import dev.csn.dataset.images.ImagesConfig;
import dev.csn.dataset.images.PreparationMonitor;
import dev.csn.dataset.images.PreparedImages;
import dev.csn.dataset.images.SplitPolicy;
import dev.csn.error.ConfigurationException;
import dev.csn.render.ImagesReportText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "images",
    description = "Build a dataset of a folder of images and a table of what is known of each.",
    mixinStandardHelpOptions = true)
final class PrepareImagesCommand extends InterruptibleVerb<PreparedImages> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  @Option(names = "--images", paramLabel = "DIR", required = true, description = "The folder.")
  private Path images;

  @Option(
      names = "--attributes",
      paramLabel = "items.csv",
      required = true,
      description = {
        "The table: a header, then a row an image, a column an attribute.",
        "Separated by commas, semicolons or tabs; UTF-8."
      })
  private Path table;

  @Option(
      names = "--types",
      paramLabel = "FILE",
      description = {
        "JSON: {\"price\": \"continuous\", \"note\": \"ignore\", \"size\": {\"kind\": \"ordinal\","
            + " \"levels\": [\"S\", \"M\", \"L\"]}, \"color\": {\"kind\": \"continuous\","
            + " \"columns\": [\"r\", \"g\", \"b\"], \"scale\": \"none\"}}.",
        "Columns that it does not name are guessed."
      })
  private Path types;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The dataset directory.")
  private Path target;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Width and height of all images, in pixels (default: 64x64).")
  private String size = "64x64";

  @Option(
      names = "--fit",
      paramLabel = "crop|pad|stretch",
      description = "How images of other proportions come into it (default: crop).")
  private String fit = ImageFit.CROP.label();

  @Option(
      names = "--channels",
      paramLabel = "grey|rgb",
      description = "What is kept of colors (default: rgb).")
  private String channels = "rgb";

  @Option(
      names = "--file-column",
      paramLabel = "C",
      description = "The column with the files' names (default: the first).")
  private String fileColumn;

  @Option(
      names = "--split-column",
      paramLabel = "C",
      description = "The column that says train, validation or test.")
  private String splitColumn;

  @Option(
      names = "--group-column",
      paramLabel = "C",
      description = "The column of a value, such as a person, whose images stay in one split.")
  private String groupColumn;

  @Option(names = "--test", paramLabel = "SHARE", description = "Held out (default: 0.2).")
  private double test = 0.2;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "For validation (default: 0.1).")
  private double validation = 0.1;

  @Option(
      names = "--missing",
      paramLabel = "WORD[,WORD]...",
      split = ",",
      description =
          "What stands for no value besides an empty cell, whatever its case"
              + " (default: NA,N/A,#N/A,?,null,nan).")
  private List<String> missing = ImagesConfig.MISSING;

  @Option(names = "--name", paramLabel = "NAME", description = "Default: the output's name.")
  private String name;

  @Option(names = "--seed", paramLabel = "S", description = "For the splits (default: 1).")
  private long seed = 1;

  @Option(names = "--force", description = "Replace an existing dataset.")
  private boolean force;

  @ParentCommand private PrepareDataCommand parent;

  @Override
  PreparedImages result() {
    parent.refuseFlags();
    ImagesConfig config =
        new ImagesConfig(
            images,
            table,
            types,
            target,
            name == null ? String.valueOf(target.toAbsolutePath().normalize().getFileName()) : name,
            shape(),
            fit(),
            fileColumn,
            new SplitPolicy(splitColumn, groupColumn, test, validation),
            missing,
            seed);
    try (CountDisplay display = CountDisplay.of(output, err(), "images")) {
      return ImagesBuilder.build(config, force, watch(display));
    }
  }

  private PreparationMonitor watch(CountDisplay display) {
    return new PreparationMonitor() {
      @Override
      public void images(int done, int total) {
        display.show(done, total);
      }

      @Override
      public boolean stopped() {
        return interruption().requested();
      }
    };
  }

  @Override
  public Integer call() throws Exception {
    try {
      return super.call();
    } catch (CancellationException e) {
      return INTERRUPTED;
    }
  }

  private ImageShape shape() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new ConfigurationException("--size '" + size + "': must be WIDTHxHEIGHT, as 64x64");
    }
    int depth = channels();
    try {
      return new ImageShape(
          Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)), depth);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--size " + e.getMessage(), e);
    }
  }

  private int channels() {
    return switch (channels) {
      case "grey" -> 1;
      case "rgb" -> 3;
      default ->
          throw new ConfigurationException("--channels '" + channels + "': must be grey or rgb");
    };
  }

  private ImageFit fit() {
    return ImageFit.find(fit)
        .orElseThrow(
            () -> new ConfigurationException("--fit '" + fit + "': must be crop, pad or stretch"));
  }

  @Override
  String text(PreparedImages result) {
    return result.prepared().summary() + "\n" + ImagesReportText.of(result.report());
  }
}
