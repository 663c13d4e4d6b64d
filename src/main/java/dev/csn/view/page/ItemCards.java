package dev.csn.view.page;

import dev.csn.dataset.Items;
import dev.csn.search.Neighbor;
import dev.csn.view.text.Format;
import dev.csn.view.text.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Makes cards of a sample's items. */
final class ItemCards {
  private final ReportSample sample;
  private final @Nullable Thumbnails thumbnails;

  /**
   * @param thumbnails null if there are none
   */
  ItemCards(ReportSample sample, @Nullable Thumbnails thumbnails) {
    this.sample = sample;
    this.thumbnails = thumbnails;
  }

  /** An item with the value of one attribute under it. */
  ItemCard anchor(int row, String attribute) {
    Map<String, Object> values = sample.gallery().items().values(row);
    Object value = values.get(attribute);
    return card(row, value == null ? null : Format.attribute(value), Mark.UNKNOWN);
  }

  /** The items nearest to an anchor under a condition, marked by its attribute. */
  List<ItemCard> neighbors(int anchor, String condition, Relevance relevance, int k) {
    List<ItemCard> cards = new ArrayList<>();
    for (Neighbor neighbor : sample.nearest(condition, anchor, k)) {
      cards.add(
          card(
              neighbor.row(),
              Format.fixed(neighbor.distance(), 3),
              relevance.mark(anchor, neighbor.row())));
    }
    return cards;
  }

  private ItemCard card(int row, @Nullable String note, Mark mark) {
    int id = sample.gallery().items().id(row);
    int columns = thumbnails == null ? 1 : thumbnails.columns();
    return new ItemCard(
        row, id, label(row), note, mark, thumbnails != null, row % columns, row / columns);
  }

  private String label(int row) {
    Items items = sample.gallery().items();
    StringJoiner label = new StringJoiner(", ");
    label.add("item " + items.id(row));
    if (items.file(row) != null) {
      label.add(items.file(row));
    }
    items.values(row).forEach((name, value) -> label.add(name + " " + Format.attribute(value)));
    return label.toString();
  }

  /**
   * An item as the page shows it.
   *
   * @param row in the sample
   * @param id in the dataset
   * @param label its id, file and attributes
   * @param note text under the picture; null for none
   * @param mark relevance as a neighbor
   * @param pictures whether it has one
   * @param x the column of its thumbnail
   * @param y the row of its thumbnail
   */
  record ItemCard(
      int row,
      int id,
      String label,
      @Nullable String note,
      Mark mark,
      boolean pictures,
      int x,
      int y) {
    /** The look of its frame. */
    String kind() {
      return mark == Mark.UNKNOWN ? "" : mark.word();
    }

    /** The card's text for screen readers. */
    String spoken() {
      return label + (mark == Mark.UNKNOWN ? "" : "; " + mark.word());
    }
  }
}
