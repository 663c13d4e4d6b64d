package dev.csn.dataset;

/** The number of items in each split. */
public record SplitSizes(int train, int validation, int test) {
  public SplitSizes {
    if (train < 0 || validation < 0 || test < 0) {
      throw new IllegalArgumentException(
          train + " train, " + validation + " validation, " + test + " test: below 0");
    }
    if ((long) train + validation + test > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("more than " + Integer.MAX_VALUE + " items");
    }
  }

  /** The number of {@code items} in each split. */
  public static SplitSizes of(Items items) {
    return new SplitSizes(
        items.rows(Split.TRAIN).length,
        items.rows(Split.VALIDATION).length,
        items.rows(Split.TEST).length);
  }

  /** The number of items in one split. */
  public int of(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** The number of items in all splits. */
  public int total() {
    return train + validation + test;
  }

  @Override
  public String toString() {
    return train + " train, " + validation + " validation, " + test + " test";
  }
}
