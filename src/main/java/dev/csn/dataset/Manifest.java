package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The description that a dataset directory holds: of a dataset in one piece, or in shards. */
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

  /** How the images came into their shape. */
  default ImageFit fitOrDefault() {
    ImageFit fit = fit();
    return fit == null ? ImageFit.STRETCH : fit;
  }
}
