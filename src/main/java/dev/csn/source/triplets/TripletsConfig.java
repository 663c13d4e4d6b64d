package dev.csn.source.triplets;

import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a dataset from images and given triplets.
 *
 * @param images the folder; nothing outside it is read as an image
 * @param triplets the directory of {@link ReleasedTriplets}
 * @param output the dataset directory to make
 * @param name of the dataset
 * @param shape of every item
 * @param fit how images are brought into the shape
 * @param background behind transparent parts; null: white if there are any
 */
public record TripletsConfig(
    Path images,
    Path triplets,
    Path output,
    String name,
    ImageShape shape,
    ImageFit fit,
    @Nullable Background background) {}
