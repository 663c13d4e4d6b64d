package dev.csn.view.page;

import dev.csn.view.text.Mark;

/**
 * An item as the page shows it.
 *
 * @param row in the sample
 * @param id in the dataset
 * @param label what is known of it
 * @param note what is said under the picture; null for nothing
 * @param mark as a neighbour
 * @param pictures whether it has one
 * @param x the column of its thumbnail
 * @param y the row of its thumbnail
 */
record ItemCard(
    int row, int id, String label, String note, Mark mark, boolean pictures, int x, int y) {
  /** The look of its frame. */
  String kind() {
    return mark == Mark.UNKNOWN ? "" : mark.word();
  }

  /** All that the card says, for those who do not see it. */
  String spoken() {
    return label + (mark == Mark.UNKNOWN ? "" : "; " + mark.word());
  }
}
