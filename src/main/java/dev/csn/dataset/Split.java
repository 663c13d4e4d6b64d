package dev.csn.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part that an item plays. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Split> find(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }

  @Override
  public String toString() {
    return label();
  }
}
