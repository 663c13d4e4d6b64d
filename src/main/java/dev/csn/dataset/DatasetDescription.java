package dev.csn.dataset;

import dev.csn.attribute.AttributeDependence;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset but for its pixels.
 *
 * @param seed what its random choices came from
 * @param sources the SHA-256 of every file that it was made from, by name
 * @param dependences which attributes were drawn in dependence on others; mostly none
 * @param fit how the images came into their shape
 */
public record DatasetDescription(
    String name,
    ImageShape image,
    Items items,
    long seed,
    Map<String, String> sources,
    List<AttributeDependence> dependences,
    ImageFit fit) {
  public DatasetDescription {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    dependences = List.copyOf(dependences);
  }

  /** A dataset whose images had the shape from the start. */
  public DatasetDescription(
      String name,
      ImageShape image,
      Items items,
      long seed,
      Map<String, String> sources,
      List<AttributeDependence> dependences) {
    this(name, image, items, seed, sources, dependences, ImageFit.STRETCH);
  }

  /** The same, none of whose attributes was made to depend on another. */
  public DatasetDescription(
      String name, ImageShape image, Items items, long seed, Map<String, String> sources) {
    this(name, image, items, seed, sources, List.of());
  }
}
