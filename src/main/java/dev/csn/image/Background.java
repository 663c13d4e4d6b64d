package dev.csn.image;

import dev.csn.io.Labeled;

/** The color that shows through an image's transparent parts. */
public enum Background implements Labeled {
  BLACK(0),
  WHITE(255);

  private final int value;

  Background(int value) {
    this.value = value;
  }

  /** The value of each of its channels, from 0 to 255. */
  int value() {
    return value;
  }
}
