package dev.csn.source.mnist;

import dev.csn.attribute.AttributeDependence;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.PreparedDataset;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.image.ImageShape;
import dev.csn.random.Seed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes the colored-MNIST dataset: digits and colors that have nothing to do with each other,
 * unless asked for as a control.
 */
public final class ColoredMnistBuilder {
  static final String NAME = "colored-mnist";
  static final String COLOR = "color";
  static final String DIGIT = "digit";

  private static final List<String> CLASSES =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private ColoredMnistBuilder() {}

  /**
   * Writes the dataset; the same configuration and sources give the same bytes.
   *
   * @param force whether an existing dataset may be replaced
   * @throws ConfigurationException if the output cannot or may not be written, or the limit is more
   *     than there is
   * @throws InputException if MNIST's files are missing or damaged
   */
  public static PreparedDataset build(ColoredMnistConfig config, boolean force) {
    List<MnistSource> sources = sources(config);
    MnistSource train = sources.get(0);
    Seed seed = new Seed(config.seed());
    Split[] splits =
        config.limit() == 0
            ? MnistSplit.ofAll(train.size(), sources.get(1).size(), seed.of("split"))
            : MnistSplit.ofFirst(config.limit(), seed.of("split"));
    ItemColors colors = new ItemColors(CLASSES.size(), config.colorFrom().strength(), seed);
    Items items = items(sources, splits, colors);
    Map<String, String> digests = new HashMap<>();
    sources.forEach(source -> digests.putAll(source.digests()));
    ImageShape shape = new ImageShape(train.height(), train.width(), DigitColorizer.CHANNELS);
    DatasetDescription description =
        new DatasetDescription(NAME, shape, items, config.seed(), digests, dependences(config));
    try (ImageSetWriter writer =
        ImageSetWriter.create(Path.of(config.output()), description, force)) {
      byte[] image = new byte[shape.values()];
      int pixels = shape.height() * shape.width();
      int item = 0;
      for (MnistSource source : sources) {
        for (int i = 0; i < source.size() && item < items.size(); i++) {
          int[] color = colors.color(item, source.label(i));
          DigitColorizer.paint(source.images(), i * pixels, color, image);
          writer.append(image);
          item++;
        }
      }
      return writer.commit();
    }
  }

  /** None where the strength is 0: such a dataset is the plain one to the last byte. */
  private static List<AttributeDependence> dependences(ColoredMnistConfig config) {
    ColorFrom from = config.colorFrom();
    return from.strength() == 0
        ? List.of()
        : List.of(new AttributeDependence(COLOR, from.attribute(), from.strength()));
  }

  private static List<MnistSource> sources(ColoredMnistConfig config) {
    Path directory = Path.of(config.source());
    MnistSource train = MnistSource.read(directory, MnistSource.Part.TRAIN);
    if (config.limit() > train.size()) {
      throw new ConfigurationException(
          String.format(
              "--limit %d: %s holds %d images; must be 0 (all images) or %d to %d",
              config.limit(),
              train.imagesPath(),
              train.size(),
              ColoredMnistConfig.MIN_IMAGES,
              train.size()));
    }
    if (config.limit() > 0) {
      return List.of(train);
    }
    MnistSource test = MnistSource.read(directory, MnistSource.Part.TEST);
    if (test.height() != train.height() || test.width() != train.width()) {
      throw new InputException(
          String.format(
              "%s holds images of %dx%d, %s of %dx%d: must be alike",
              train.imagesPath(),
              train.height(),
              train.width(),
              test.imagesPath(),
              test.height(),
              test.width()));
    }
    return List.of(train, test);
  }

  private static Items items(List<MnistSource> sources, Split[] splits, ItemColors itemColors) {
    int[] digits = new int[splits.length];
    float[] colors = new float[splits.length * DigitColorizer.CHANNELS];
    int item = 0;
    for (MnistSource source : sources) {
      for (int i = 0; i < source.size() && item < splits.length; i++) {
        digits[item] = source.label(i);
        int[] color = itemColors.color(item, digits[item]);
        for (int c = 0; c < color.length; c++) {
          colors[item * color.length + c] = color[c];
        }
        item++;
      }
    }
    return new Items(
        IntStream.range(0, splits.length).toArray(),
        splits,
        List.of(
            new Continuous(COLOR, List.of("r", "g", "b"), colors),
            new Categorical(DIGIT, CLASSES, digits)));
  }
}
