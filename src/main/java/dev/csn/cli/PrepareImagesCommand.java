package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.Labeled;
import dev.csn.source.images.ImagesBuilder;
import dev.csn.source.images.ImagesConfig;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import dev.csn.view.text.ImagesReportText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "images",
    description = "Build a dataset from a folder of images and a table of their attributes.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn prepare-data images --images shoes --attributes shoes.csv \\",
      "    --output data/shoes --size 64x64 --types types.json"
    },
    mixinStandardHelpOptions = true)
final class PrepareImagesCommand extends PreparingVerb<ImagesBuilder.Prepared> {
  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "The folder of images: " + ImageOptions.FORMATS)
  private Path images;

  @Option(
      names = "--attributes",
      paramLabel = "items.csv",
      required = true,
      description = {
        "The table: a header, then a row per image; a column per attribute.",
        "Separated by commas, semicolons, tabs or |; UTF-8, or UTF-16 with a byte order mark."
      })
  private Path table;

  @Option(
      names = "--types",
      paramLabel = "FILE",
      description = {
        "JSON: {\"price\": \"continuous\", \"note\": \"ignore\", \"size\": {\"kind\": \"ordinal\","
            + " \"levels\": [\"S\", \"M\", \"L\"]}, \"color\": {\"kind\": \"continuous\","
            + " \"columns\": [\"r\", \"g\", \"b\"], \"scale\": \"none\"}}.",
        "Kinds of columns that it does not name are guessed."
      })
  private @Nullable Path types;

  @Option(
      names = "--file-column",
      paramLabel = "C",
      description = {
        "The column with the file names (default: the first; if that has only numbers, one that",
        "names a file in each row)."
      })
  private @Nullable String fileColumn;

  @Option(
      names = "--split-column",
      paramLabel = "C",
      description =
          "The column with train, validation (val, valid, dev) or test (default: one named split,"
              + " fold, set, subset or partition that holds nothing else).")
  private @Nullable String splitColumn;

  @Option(
      names = "--group-column",
      paramLabel = "C",
      description = "The column of groups, such as persons, whose images stay in one split.")
  private @Nullable String groupColumn;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of test items (default: 0.2).")
  private double test = 0.2;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "Share of validation items (default: 0.1).")
  private double validation = 0.1;

  @Option(
      names = "--missing",
      paramLabel = "WORD",
      split = ",",
      description =
          "Words for an unknown value, besides an empty cell, in any case"
              + " (default: NA,N/A,#N/A,?,null,nan).")
  private List<String> missing = ImagesConfig.MISSING;

  @Option(
      names = "--decimal",
      paramLabel = "point|comma",
      description =
          "The decimal sign of numbers; then the other sign, a blank or an apostrophe may group"
              + " thousands (default: read from each column's numbers, which then group no"
              + " thousands).")
  private String decimal = DecimalSign.AUTO.label();

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the splits (default: 1).")
  private long seed = 1;

  @Mixin private ImageOptions image;

  @Mixin private PlaceOptions place;

  private DecimalSign decimal() {
    return Labeled.find(decimal, DecimalSign.values())
        .orElseThrow(
            () ->
                new ConfigurationException("--decimal '" + decimal + "': must be point or comma"));
  }

  @Override
  ImagesBuilder.Prepared result() {
    ImagesConfig config =
        new ImagesConfig(
            images,
            table,
            types,
            place.output(),
            place.name(),
            image.shape(),
            image.fit(),
            image.background(),
            fileColumn,
            new SplitPolicy(splitColumn, groupColumn, test, validation),
            missing,
            decimal(),
            seed);
    try (CountDisplay display = CountDisplay.of(output, err(), "images")) {
      ImagesBuilder.Prepared prepared = ImagesBuilder.build(config, place.force(), watch(display));
      display.erase();
      wrote(place.output());
      return prepared;
    }
  }

  @Override
  String text(ImagesBuilder.Prepared result) {
    return result.prepared().summary() + "\n" + ImagesReportText.of(result.report(), style());
  }
}
