package dev.csn.spark;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An item as a gallery's parts have it.
 *
 * @param embedding unmasked, [D]
 * @param split its label
 * @param cells of the attributes' columns: a label or a component, null if it is unknown
 * @param file that its image is from; null if that has no name
 */
record StoredItem(int id, float[] embedding, String split, Object[] cells, String file)
    implements Serializable {
  /**
   * The embeddings of some items.
   *
   * @param dimensions D, that each must have
   */
  static Embeddings embeddings(List<StoredItem> stored, int dimensions) {
    float[] values = new float[Math.multiplyExact(stored.size(), dimensions)];
    for (int row = 0; row < stored.size(); row++) {
      float[] embedding = stored.get(row).embedding();
      if (embedding.length != dimensions) {
        throw new InputException(
            "item "
                + stored.get(row).id()
                + ": embedding of "
                + embedding.length
                + " dimensions, must be "
                + dimensions);
      }
      System.arraycopy(embedding, 0, values, row * dimensions, dimensions);
    }
    return new Embeddings(values, dimensions);
  }

  /** In the order of their ids. */
  static List<StoredItem> sorted(List<StoredItem> stored) {
    StoredItem[] items = stored.toArray(StoredItem[]::new);
    Arrays.sort(items, Comparator.comparingInt(StoredItem::id));
    return List.of(items);
  }
}
