package dev.csn.spark;

import java.io.Serializable;

/**
 * An item as a gallery's parts have it.
 *
 * @param embedding unmasked, [D]
 * @param split its label
 * @param cells of the attributes' columns: a label or a component, null if it is unknown
 * @param file that its image is from; null if that has no name
 */
record StoredItem(int id, float[] embedding, String split, Object[] cells, String file)
    implements Serializable {}
