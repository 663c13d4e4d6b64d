package dev.csn.search;

import java.io.Serializable;
import java.util.List;

/**
 * A query point with its dimension weights.
 *
 * @param conditions conditions of positive weight, whose graphs an index searches; empty for an
 *     exact search
 * @param weights of the dimensions, [D], not negative
 * @param point an unmasked embedding, [D]
 * @param excluded the item to leave out, mostly the anchor, or {@link #NONE}: a row for embeddings,
 *     an id for a gallery
 */
public record Search(List<String> conditions, float[] weights, float[] point, int excluded)
    implements Serializable {
  /** No item is excluded. */
  public static final int NONE = -1;

  /** An exact search. */
  public Search(float[] weights, float[] point, int excluded) {
    this(List.of(), weights, point, excluded);
  }

  /** This search with another excluded item. */
  public Search excluding(int item) {
    return new Search(conditions, weights, point, item);
  }
}
