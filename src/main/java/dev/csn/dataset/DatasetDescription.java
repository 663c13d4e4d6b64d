package dev.csn.dataset;

import dev.csn.attribute.AttributeDependence;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset without its pixels.
 *
 * @param seed the seed of all random choices
 * @param sources the SHA-256 of every source file, by name
 * @param dependences the known dependences between attributes; usually none
 * @param fit the fit of the images into the dataset's shape
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

  /** A dataset whose source images already had the dataset's shape. */
  public DatasetDescription(
      String name,
      ImageShape image,
      Items items,
      long seed,
      Map<String, String> sources,
      List<AttributeDependence> dependences) {
    this(name, image, items, seed, sources, dependences, ImageFit.STRETCH);
  }

  /** A dataset without known dependences, whose source images already had its shape. */
  public DatasetDescription(
      String name, ImageShape image, Items items, long seed, Map<String, String> sources) {
    this(name, image, items, seed, sources, List.of());
  }
}
