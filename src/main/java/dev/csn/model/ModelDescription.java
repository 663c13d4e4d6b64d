package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.AttributeSchema;
import dev.csn.dataset.ImageShape;
import dev.csn.error.InputException;
import java.util.List;
import java.util.Objects;

/**
 * What a model is, as far as using it goes. Images that the encoder cannot take are refused as
 * input, since they come with the dataset.
 *
 * @param normalize whether embeddings are of unit length
 * @param image the shape of the images that it embeds
 * @param attributes the conditions, in the order of the masks
 */
public record ModelDescription(
    Variant variant,
    int embeddingSize,
    Boolean normalize,
    ImageShape image,
    List<AttributeSchema> attributes) {
  private static final int LARGEST_EMBEDDING = 4096;

  public ModelDescription {
    if (variant == null || image == null || attributes == null) {
      throw new IllegalArgumentException("must have variant, image and attributes");
    }
    if (embeddingSize < 1 || embeddingSize > LARGEST_EMBEDDING) {
      throw new IllegalArgumentException(
          "embeddingSize " + embeddingSize + ": must be from 1 to " + LARGEST_EMBEDDING);
    }
    if (Math.min(image.height(), image.width()) < LeNet.SMALLEST_SIDE
        || (long) image.height() * image.width() > LeNet.LARGEST_AREA) {
      throw new InputException(
          "images of "
              + image
              + ": the encoder takes at least "
              + LeNet.SMALLEST_SIDE
              + " pixels each way, at most "
              + LeNet.LARGEST_AREA
              + " in all");
    }
    long names =
        attributes.stream().filter(Objects::nonNull).map(AttributeSchema::name).distinct().count();
    if (attributes.isEmpty() || names != attributes.size()) {
      throw new IllegalArgumentException(
          "attributes: must have different names, and be at least 1");
    }
    attributes = List.copyOf(attributes);
    normalize = normalize != null && normalize; // files from before it existed lack it
  }

  /** The names of the conditions, in the order of the masks. */
  public List<String> conditions() {
    return attributes.stream().map(AttributeSchema::name).toList();
  }
}
