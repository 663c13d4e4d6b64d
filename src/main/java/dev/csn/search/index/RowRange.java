package dev.csn.search.index;

/**
 * Some rows of a gallery, one after the other.
 *
 * @param first the first one
 * @param count how many, at least 1
 */
record RowRange(int first, int count) {
  /** The row after the last. */
  int end() {
    return first + count;
  }

  boolean contains(int row) {
    return row >= first && row - first < count;
  }
}
