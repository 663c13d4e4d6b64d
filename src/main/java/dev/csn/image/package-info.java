/**
 * Images. A file's first bytes determine its format ({@code ImageFormat}), and its structure is
 * checked within bounds ({@code EncodedImage}). Then the picture is decoded, converted to sRGB,
 * turned upright and fitted to a shape ({@link dev.csn.image.ImageFile}). {@link
 * dev.csn.image.Pixels} holds the images of a dataset. The package's rule: a file's size and number
 * of pixels bound the memory and time that reading it takes, even for a hostile file.
 */
@NullMarked
package dev.csn.image;

import org.jspecify.annotations.NullMarked;
