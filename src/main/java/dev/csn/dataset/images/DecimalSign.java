package dev.csn.dataset.images;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands before the decimals of a table's numbers. The other sign separates thousands. */
public enum DecimalSign {
  /** Each column's own numbers tell; none has thousands separated. */
  AUTO,
  /** As in 1,299.50. */
  POINT,
  /** As in 1.299,50. */
  COMMA;

  /** The name in flags. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sign of a name. */
  public static Optional<DecimalSign> find(String label) {
    return Arrays.stream(values()).filter(sign -> sign.label().equals(label)).findFirst();
  }
}
