package dev.csn.bench;

import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.source.images.ImagesBuilder;
import dev.csn.source.images.ImagesConfig;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Preparing a folder of image files.
 *
 * @param folder the files, with their table
 * @param dataset the dataset directory to make, or to make again
 */
record PrepareWorkload(String folder, String dataset) implements Workload {
  static final String TIME = "time";
  static final String THROUGHPUT = "throughput";

  private static final ImageShape SHAPE = new ImageShape(64, 64, 3);

  @Override
  public Outcome run() {
    Path files = Path.of(folder);
    ImagesConfig config =
        new ImagesConfig(
            files,
            files.resolve(PictureFolder.TABLE),
            /* types= */ null,
            Path.of(dataset),
            "pictures",
            SHAPE,
            ImageFit.CROP,
            /* background= */ null,
            /* fileColumn= */ null,
            new SplitPolicy(/* column= */ null, /* group= */ null, 0.2, 0.1),
            ImagesConfig.MISSING,
            DecimalSign.AUTO,
            /* seed= */ 1);
    int[] images = new int[1];
    double seconds =
        Workload.seconds(
            () ->
                images[0] =
                    ImagesBuilder.build(config, /* force= */ true, (done, total) -> {})
                        .report()
                        .items());
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put(TIME, Samples.of(Samples.SECONDS, seconds));
    figures.put(THROUGHPUT, Samples.of(Samples.PER_SECOND, images[0] / seconds));
    return new Outcome(figures);
  }
}
