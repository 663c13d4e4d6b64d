/**
 * Pictures of letters: the one place that knows of fonts. Reads the font files of some directories;
 * feeds a dataset directory.
 */
package dev.csn.source.fonts;
