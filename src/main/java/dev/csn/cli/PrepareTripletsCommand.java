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
      "Build a dataset from images and given triplets: filenames.json lists the image files,"
          + " CONDITION_tripletlist_SPLIT.txt (SPLIT is train, val or test) holds a triplet per"
          + " line as indices into that list: anchor, far, close.",
      "Veit et al. (CVPR 2017) released the triplets of Zappos50k in this format."
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
      description = "The folder of images: " + ImageOptions.FORMATS)
  private Path images;

  @Option(
      names = "--triplets",
      paramLabel = "DIR",
      required = true,
      description = "The directory of the lists, or the one above their folder tripletlists.")
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
