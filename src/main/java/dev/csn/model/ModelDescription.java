package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.AttributeSchema;
import dev.csn.dataset.ImageShape;
import java.util.List;

/**
 * What a model is, as far as using it goes.
 *
 * @param image the shape of the images that it embeds
 * @param attributes the conditions, in the order of the masks
 */
public record ModelDescription(
    Variant variant, int embeddingSize, ImageShape image, List<AttributeSchema> attributes) {
  public ModelDescription {
    attributes = List.copyOf(attributes);
  }

  /** The names of the conditions, in the order of the masks. */
  public List<String> conditions() {
    return attributes.stream().map(AttributeSchema::name).toList();
  }
}
