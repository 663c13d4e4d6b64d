package dev.csn.source.triplets;

import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.nio.file.Path;

/**
 * Which images and triplets make a dataset, and how.
 *
 * @param images the folder; nothing outside it is read as an image
 * @param triplets the directory of {@link ReleasedTriplets}
 * @param output the dataset directory to make
 * @param name of the dataset
 * @param shape that all images are brought into
 * @param fit how
 * @param background what shows through their transparent parts; null: white if there are any
 */
public record TripletsConfig(
    Path images,
    Path triplets,
    Path output,
    String name,
    ImageShape shape,
    ImageFit fit,
    Background background) {}
