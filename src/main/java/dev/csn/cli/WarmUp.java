package dev.csn.cli;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.image.ImageShape;
import dev.csn.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs common commands on a few generated images to load their classes. The launcher archives these
 * classes, so that later commands start quickly.
 */
final class WarmUp {
  private static final int ITEMS = 60;
  private static final List<Split> SPLITS = List.of(Split.values());
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);

  private final Path directory;

  private WarmUp(Path directory) {
    this.directory = directory;
  }

  /** Runs the commands in a temporary directory; fails if any command does. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("csn-warm-up");
    try {
      new WarmUp(directory).run();
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void run() throws IOException {
    writeDataset();
    Path config = Files.writeString(directory.resolve("config.json"), "{}");
    String grid = directory.resolve("grid.png").toString();
    csn(
        "train --quiet --set training.steps=1 --set training.batchSize=8 --set",
        "dataset=" + directory.resolve("dataset"),
        "--config",
        config.toString());
    csn("evaluate");
    csn("dump-masks");
    csn("query --condition kind --format json");
    csn("query --condition kind=1,place=2 --output", grid);
    csn("query --condition place --image", grid);
  }

  /**
   * @param words separated by blanks
   */
  private void csn(String words, String... paths) {
    String[] arguments =
        Stream.concat(Stream.of(words.split(" ", -1)), Stream.of(paths)).toArray(String[]::new);
    int exit = CsnCommand.commandLine(new Runs(directory.resolve("runs"))).execute(arguments);
    if (exit != 0) {
      throw new IllegalStateException(Arrays.toString(arguments) + ": exit code " + exit);
    }
  }

  private void writeDataset() {
    int[] kinds = IntStream.range(0, ITEMS).map(i -> i / 3 % 2).toArray();
    float[] places = new float[ITEMS];
    Split[] splits = new Split[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      places[i] = i;
      splits[i] = SPLITS.get(i % SPLITS.size());
    }
    Items items =
        new Items(
            IntStream.range(0, ITEMS).toArray(),
            splits,
            List.of(
                new Categorical("kind", List.of("a", "b"), kinds),
                new Continuous("place", List.of("x"), places)));
    DatasetDescription description = new DatasetDescription("warm-up", SHAPE, items, 1, Map.of());
    try (ImageSetWriter writer =
        ImageSetWriter.create(directory.resolve("dataset"), description, false)) {
      byte[] image = new byte[SHAPE.values()];
      for (int i = 0; i < ITEMS; i++) {
        Arrays.fill(image, i * 30, i * 30 + 300, (byte) (4 * i));
        writer.append(image);
      }
      var unused = writer.commit();
    }
  }
}
