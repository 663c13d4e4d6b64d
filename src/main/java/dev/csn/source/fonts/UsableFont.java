package dev.csn.source.fonts;

/**
 * A font that pictures can be made of.
 *
 * @param face which font of the file, from 0
 * @param name what the font calls itself; others may have the same name
 * @param pictures the SHA-256 of all its pictures: two fonts that look alike have the same
 */
record UsableFont(FontFile file, int face, String name, FontFacts facts, String pictures) {}
