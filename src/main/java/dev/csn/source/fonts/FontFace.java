package dev.csn.source.fonts;

/**
 * A usable font.
 *
 * @param face the font's index in the file
 * @param name the font's own name; others may have the same
 * @param pictures the SHA-256 of all its pictures: fonts that look alike have the same
 */
record FontFace(FontFile file, int face, String name, FontMetadata metadata, String pictures) {}
