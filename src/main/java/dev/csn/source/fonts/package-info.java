/**
 * Pictures of letters. Reads the font files of some directories; feeds a dataset directory. Its
 * rule: no other package knows of fonts.
 */
@NullMarked
package dev.csn.source.fonts;

import org.jspecify.annotations.NullMarked;
