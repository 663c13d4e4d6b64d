package dev.csn.source.fonts;

/**
 * A font that is not in the dataset.
 *
 * @param file relative to the directory searched, if that was only one
 * @param face which font of the file, from 0
 * @param detail what was found
 */
public record SkippedFont(String file, int face, Reason reason, String detail) {}
