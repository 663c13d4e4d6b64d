package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.List;

/**
 * What a dataset says of itself: known without any of its items.
 *
 * @param fit how the images came into their shape
 * @param shards how many directories its items are kept in; 0 if it has no shards
 * @param sha256 of the file {@code dataset.json} or {@code shards.json}, as an {@link ImageSet} has
 *     it
 */
public record DatasetSummary(
    String name,
    ImageShape image,
    ImageFit fit,
    List<AttributeSchema> attributes,
    SplitSizes splits,
    int shards,
    String sha256) {}
