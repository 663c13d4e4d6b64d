package dev.csn.gallery;

import dev.csn.dataset.Items;
import java.io.Serializable;

/**
 * Searchable items: their unmasked embeddings, stored once, and the masks of all conditions.
 *
 * @param items n items, ids ascending
 * @param embeddings [n, D]
 * @param masks [C, D]
 */
public record Gallery(Items items, Embeddings embeddings, Masks masks) implements Serializable {
  public Gallery {
    if (items.size() != embeddings.size() || masks.dimensions() != embeddings.dimensions()) {
      throw new IllegalArgumentException(
          items.size()
              + " items, embeddings ["
              + embeddings.size()
              + ", "
              + embeddings.dimensions()
              + "], masks of "
              + masks.dimensions()
              + " dimensions");
    }
  }
}
