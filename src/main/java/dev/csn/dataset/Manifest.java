package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The description in a dataset directory: of a dataset in one piece, or in shards. */
sealed interface Manifest permits DatasetJson, ShardsJson {
  String name();

  ImageShape image();

  /** The fit with its background; null for {@link ImageFit#STRETCH}. */
  @Nullable ImageFit fit();

  List<AttributeSchema> attributes();

  /** The items of all shards. */
  SplitSizes splits();

  /** The SHA-256 of the other files in the directory, by name. */
  Map<String, String> files();

  /** The fit of images into the dataset's shape. */
  default ImageFit fitOrDefault() {
    ImageFit fit = fit();
    return fit == null ? ImageFit.STRETCH : fit;
  }

  /**
   * Refuses a key that a file lacks.
   *
   * @throws IllegalArgumentException if {@code value} is null
   */
  static void require(String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(key + ": missing");
    }
  }

  /**
   * Checks digests and sorts them by file name, so that one dataset has one sequence of bytes.
   *
   * @throws IllegalArgumentException if the map is missing, or a value is no SHA-256
   */
  static Map<String, String> digests(String key, Map<String, String> digests) {
    require(key, digests);
    digests.forEach((file, digest) -> requireDigest(key + "." + file, digest));
    return Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /**
   * Refuses a value that is no SHA-256.
   *
   * @throws IllegalArgumentException if {@code digest} is none
   */
  static void requireDigest(String key, @Nullable String digest) {
    if (!Sha256.isDigest(digest)) {
      throw new IllegalArgumentException(
          key + ": '" + digest + "' is no SHA-256 in lower-case hexadecimal");
    }
  }
}
