package dev.csn.search;

import java.io.Serializable;
import java.util.List;

/**
 * A search for the items nearest to a point. Embeddings name items by their rows, a gallery by
 * their ids.
 *
 * @param conditions those that count, in whose graphs an index looks for candidates; none where no
 *     index is asked
 * @param weights per dimension, [D], not negative
 * @param point an unmasked embedding, [D]
 * @param excluded the item not to be found, mostly the anchor, or {@link #NONE}
 */
public record Search(List<String> conditions, float[] weights, float[] point, int excluded)
    implements Serializable {
  /** No item is excluded. */
  public static final int NONE = -1;

  /** An exact search. */
  public Search(float[] weights, float[] point, int excluded) {
    this(List.of(), weights, point, excluded);
  }

  /** The same search without another item. */
  public Search excluding(int item) {
    return new Search(conditions, weights, point, item);
  }
}
