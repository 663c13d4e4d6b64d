package dev.csn.cluster;

import java.io.Serializable;

/**
 * What near items are looked for of.
 *
 * @param weights per dimension, [D], not negative: those that a similarity has in the whole gallery
 * @param point an unmasked embedding, [D]
 * @param excludedId of an item not to be found, or {@link dev.csn.retrieval.GalleryPart#NONE}
 */
public record Target(float[] weights, float[] point, int excludedId) implements Serializable {}
