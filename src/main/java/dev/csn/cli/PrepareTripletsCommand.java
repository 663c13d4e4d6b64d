package dev.csn.cli;

import dev.csn.source.triplets.TripletsBuilder;
import dev.csn.source.triplets.TripletsConfig;
import dev.csn.view.text.TripletsReportText;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "triplets",
    description = {
      "Build a dataset of images of which only triplets are given: filenames.json, a list of the"
          + " images' files, and CONDITION_tripletlist_SPLIT.txt (SPLIT train, val or test), a"
          + " triplet a line, as indices into that list: anchor, far, close.",
      "The format in which Veit et al. (CVPR 2017) released the triplets of Zappos50k."
    },
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn prepare-data triplets --images zappos --triplets tripletlists \\",
      "    --output data/zappos --size 112x112"
    },
    mixinStandardHelpOptions = true)
final class PrepareTripletsCommand extends PreparingVerb<TripletsBuilder.Prepared> {
  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "The images' folder: " + ImageOptions.FORMATS)
  private Path images;

  @Option(
      names = "--triplets",
      paramLabel = "DIR",
      required = true,
      description = "The lists, in it or in its folder tripletlists.")
  private Path triplets;

  @Mixin private PlaceOptions place;

  @Mixin private ImageOptions image;

  @Override
  TripletsBuilder.Prepared result() {
    TripletsConfig config =
        new TripletsConfig(
            images,
            triplets,
            place.output(),
            place.name(),
            image.shape(),
            image.fit(),
            image.background());
    try (CountDisplay display = CountDisplay.of(output, err(), "images")) {
      TripletsBuilder.Prepared prepared =
          TripletsBuilder.build(config, place.force(), watch(display));
      display.erase();
      wrote(place.output());
      return prepared;
    }
  }

  @Override
  String text(TripletsBuilder.Prepared result) {
    return result.prepared().summary() + "\n" + TripletsReportText.of(result.report(), style());
  }
}
