package dev.csn.source.mnist;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.random.Seed;
import java.util.Arrays;

/** The train, validation or test split of each item, in the files' order. */
final class MnistSplit {
  /** The validation images when all are taken, from the training file. */
  static final int VALIDATION = 5000;

  private MnistSplit() {}

  /** Splits by seeded shuffle: 50 % train, 30 % validation, 20 % test. */
  static Split[] ofFirst(int items, Seed seed) {
    Split[] splits = new Split[items];
    int[] order = seed.permutation(items);
    // Rounded where one split ends and the next begins, so that the three always add up.
    long trained = Math.round(items * 0.5);
    long validated = Math.round(items * 0.8);
    for (int i = 0; i < items; i++) {
      splits[order[i]] = i < trained ? Split.TRAIN : i < validated ? Split.VALIDATION : Split.TEST;
    }
    return splits;
  }

  /**
   * MNIST's own test file is held out; of its training file some validate, by seeded shuffle.
   *
   * @throws ConfigurationException if the training file is too small for that
   */
  static Split[] ofAll(int train, int test, Seed seed) {
    if (train <= VALIDATION) {
      throw new ConfigurationException(
          String.format(
              "--limit 0: takes %d of the training images for validation, there are %d; must be %d"
                  + " to %d",
              VALIDATION, train, ColoredMnistConfig.MIN_IMAGES, train));
    }
    Split[] splits = new Split[train + test];
    Arrays.fill(splits, 0, train, Split.TRAIN);
    Arrays.fill(splits, train, splits.length, Split.TEST);
    int[] order = seed.permutation(train);
    for (int i = 0; i < VALIDATION; i++) {
      splits[order[i]] = Split.VALIDATION;
    }
    return splits;
  }
}
