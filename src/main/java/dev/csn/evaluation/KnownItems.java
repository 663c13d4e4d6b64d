package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.gallery.Embeddings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attributes that are known of the same items. What is asked of an attribute is asked among these
 * alone; attributes that share them share the work.
 */
final class KnownItems implements Serializable {
  private static final long serialVersionUID = 1;

  private final int items;
  private final int[] rows;
  private final List<Attribute> attributes = new ArrayList<>();

  private KnownItems(int items, int[] rows) {
    this.items = items;
    this.rows = rows;
  }

  /** Groups attributes of the same items by what is known, in the order in which they come. */
  static List<KnownItems> groups(List<Attribute> attributes) {
    if (attributes.isEmpty()) {
      return List.of();
    }
    int items = attributes.get(0).items();
    int[] all = IntStream.range(0, items).toArray();
    List<KnownItems> groups = new ArrayList<>();
    for (Attribute attribute : attributes) {
      int[] rows = attribute.known(all);
      KnownItems group =
          groups.stream()
              .filter(g -> Arrays.equals(g.rows, rows))
              .findFirst()
              .orElseGet(
                  () -> {
                    KnownItems first = new KnownItems(items, rows);
                    groups.add(first);
                    return first;
                  });
      group.attributes.add(rows.length == items ? attribute : attribute.select(rows));
    }
    return groups;
  }

  /** The attributes, of the known items alone. */
  List<Attribute> attributes() {
    return attributes;
  }

  /** The embeddings of the known items. */
  Embeddings of(Embeddings embeddings) {
    return rows.length == items ? embeddings : embeddings.select(rows);
  }
}
