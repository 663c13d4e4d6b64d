package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.List;

/**
 * A dataset's description and digest, without its items.
 *
 * @param fit the fit of the images into the dataset's shape
 * @param shards the number of shards; 0 for a dataset in one piece
 * @param sha256 the digest of {@code dataset.json} or {@code shards.json}, equal to {@link
 *     ImageSet#sha256}
 */
public record DatasetSummary(
    String name,
    ImageShape image,
    ImageFit fit,
    List<AttributeSchema> attributes,
    SplitSizes splits,
    int shards,
    String sha256) {}
