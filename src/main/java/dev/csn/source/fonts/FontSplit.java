package dev.csn.source.fonts;

import dev.csn.dataset.Split;
import dev.csn.io.Labeled;
import dev.csn.random.Seed;

/** What is held out: 70 % of it trains, 10 % validates, 20 % tests, by seeded shuffle. */
public enum FontSplit implements Labeled {
  /** Fonts: of a font that tests, no character was ever seen. */
  FONTS,

  /** Characters, each by itself, of fonts whose other characters train. */
  ITEMS;

  /** The fewest that leave two for each split. */
  static final int FEWEST = 6;

  /** The split of each character of each font, font by font. */
  Split[] assign(int fonts, Seed seed) {
    if (this == ITEMS) {
      return shuffled(fonts * Alphabet.SIZE, seed);
    }
    Split[] ofFont = shuffled(fonts, seed);
    Split[] splits = new Split[fonts * Alphabet.SIZE];
    for (int item = 0; item < splits.length; item++) {
      splits[item] = ofFont[item / Alphabet.SIZE];
    }
    return splits;
  }

  private static Split[] shuffled(int count, Seed seed) {
    // Two at least: with one font, no character could be compared with another font's.
    int validating = Math.max(2, Math.round(count * 0.1f));
    int testing = Math.max(2, Math.round(count * 0.2f));
    Split[] splits = new Split[count];
    int[] order = seed.permutation(count);
    for (int i = 0; i < count; i++) {
      splits[order[i]] =
          i < testing ? Split.TEST : i < testing + validating ? Split.VALIDATION : Split.TRAIN;
    }
    return splits;
  }
}
