package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The color that shows through an image's transparent parts. */
public enum Background {
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

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Background> find(String label) {
    return Arrays.stream(values()).filter(b -> b.label().equals(label)).findFirst();
  }

  @JsonCreator
  static Background of(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException("background '" + label + "': must be black or white"));
  }
}
