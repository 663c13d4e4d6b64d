package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.Items;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attributes with known values on the same items. Metrics and probes of an attribute use these
 * items alone, so that the attributes of a group share one ranking.
 */
final class AttributeGroup implements Serializable {
  private static final long serialVersionUID = 1;

  private final int items;
  private final int[] rows;
  private final List<Attribute> attributes = new ArrayList<>();

  private AttributeGroup(int items, int[] rows) {
    this.items = items;
    this.rows = rows;
  }

  /**
   * The attribute of a condition's name.
   *
   * @throws InputException if the items have none
   */
  static Attribute attribute(Items items, String condition) {
    return items
        .attribute(condition)
        .orElseThrow(
            () ->
                new InputException(
                    "condition '"
                        + condition
                        + "' is none of the items' attributes "
                        + items.attributes().stream().map(Attribute::name).toList()));
  }

  /** Groups attributes by the items with known values, in the attributes' order. */
  static List<AttributeGroup> groups(List<Attribute> attributes) {
    if (attributes.isEmpty()) {
      return List.of();
    }
    int items = attributes.get(0).items();
    int[] all = IntStream.range(0, items).toArray();
    List<AttributeGroup> groups = new ArrayList<>();
    for (Attribute attribute : attributes) {
      int[] rows = attribute.known(all);
      AttributeGroup group =
          groups.stream()
              .filter(g -> Arrays.equals(g.rows, rows))
              .findFirst()
              .orElseGet(
                  () -> {
                    AttributeGroup first = new AttributeGroup(items, rows);
                    groups.add(first);
                    return first;
                  });
      group.attributes.add(rows.length == items ? attribute : attribute.select(rows));
    }
    return groups;
  }

  /** The attributes, reduced to the items with known values. */
  List<Attribute> attributes() {
    return attributes;
  }

  /** Selects the embeddings of the items with known values. */
  Embeddings of(Embeddings embeddings) {
    return rows.length == items ? embeddings : embeddings.select(rows);
  }
}
