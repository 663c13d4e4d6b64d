package dev.csn.source.fonts;

import dev.csn.dataset.Split;
import dev.csn.io.Labeled;
import dev.csn.random.Seed;

/** The unit that is split: 70 % train, 10 % validate, 20 % test, by seeded shuffle. */
public enum FontSplit implements Labeled {
  /** Fonts: no character of a test font is in training. */
  FONTS,

  /** Characters, each by itself: other characters of the same font are in training. */
  ITEMS;

  /** The fewest fonts that leave two for each split. */
  static final int MIN_FONTS = 6;

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
