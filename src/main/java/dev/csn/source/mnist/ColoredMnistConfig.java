package dev.csn.source.mnist;

import dev.csn.error.ConfigurationException;

/**
 * The digits to color, and the dataset to write.
 *
 * @param source the directory with MNIST's files
 * @param output the dataset directory to make
 * @param limit the number of images to take from the start of the training file; 0 takes both files
 * @param seed of the colors and of the split
 * @param colorFrom the dependence of colors on digits
 */
public record ColoredMnistConfig(
    String source, String output, int limit, long seed, ColorFrom colorFrom) {
  /** With fewer images one of the three splits would be empty. */
  static final int MIN_IMAGES = 4;

  public ColoredMnistConfig {
    requireDirectory("--source", source);
    requireDirectory("--output", output);
    if (limit != 0 && limit < MIN_IMAGES) {
      throw new ConfigurationException(
          "--limit " + limit + ": must be 0 (all images) or at least " + MIN_IMAGES);
    }
  }

  /** The default of {@code csn prepare-data}; its output is the default dataset of training. */
  public static ColoredMnistConfig defaults() {
    return new ColoredMnistConfig(
        "data/mnist", "data/colored-mnist", 5000, 1, ColorFrom.INDEPENDENT);
  }

  private static void requireDirectory(String flag, String value) {
    if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
      throw new ConfigurationException(flag + " '" + value + "': must name a directory");
    }
  }
}
