package dev.csn.source.images;

import dev.csn.io.Labeled;

/** What stands before the decimals of a table's numbers. The other sign separates thousands. */
public enum DecimalSign implements Labeled {
  /** Each column's own numbers tell; none has thousands separated. */
  AUTO,
  /** As in 1,299.50. */
  POINT,
  /** As in 1.299,50. */
  COMMA
}
