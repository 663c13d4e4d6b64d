package dev.csn.dataset;

import java.util.List;
import java.util.Map;

/** The description that a dataset directory holds: of a dataset in one piece, or in shards. */
sealed interface Manifest permits DatasetJson, ShardsJson {
  String name();

  ImageShape image();

  /** As in the file: null if images were stretched, or had the shape from the start. */
  ImageFit fit();

  /** As in the file: null if black. */
  Background background();

  List<AttributeSchema> attributes();

  /** The items of all shards. */
  SplitSizes splits();

  /** The SHA-256 of the other files in the directory, by name. */
  Map<String, String> files();

  /** How the images came into their shape. */
  default ImageFit fitOrDefault() {
    return ImageFit.of(fit(), background());
  }
}
