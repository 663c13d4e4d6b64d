/**
 * Images: a file's format is told by its first bytes ({@code ImageFormat}), its structure checked
 * within bounds ({@code EncodedImage}), its picture decoded, converted to sRGB, turned upright and
 * fitted to a shape ({@link dev.csn.image.ImageFile}); {@link dev.csn.image.Pixels} keeps those of
 * a dataset. Its rule: no file, however made, takes more memory or time than its size and its
 * pixels allow.
 */
@NullMarked
package dev.csn.image;

import org.jspecify.annotations.NullMarked;
