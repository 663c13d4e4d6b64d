package dev.csn.dataset;

import dev.csn.io.Labeled;
import java.util.Optional;

/** Train, validation or test. */
public enum Split implements Labeled {
  TRAIN,
  VALIDATION,
  TEST;

  public static Optional<Split> find(String label) {
    return Labeled.find(label, values());
  }

  @Override
  public String toString() {
    return label();
  }
}
