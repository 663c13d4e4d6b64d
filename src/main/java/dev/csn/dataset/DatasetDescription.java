package dev.csn.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset but for its pixels.
 *
 * @param seed what its random choices came from
 * @param sources the SHA-256 of every file that it was made from, by name
 */
public record DatasetDescription(
    String name, ImageShape image, Items items, long seed, Map<String, String> sources) {
  public DatasetDescription {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }
}
