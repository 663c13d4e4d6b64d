/**
 * Errors that the user can correct, typed by cause: configuration, input data, or training. Any
 * other exception is a defect of csn. The package also formats their messages: it escapes values
 * found, suggests known names, and names the files that come with csn.
 */
@NullMarked
package dev.csn.error;

import org.jspecify.annotations.NullMarked;
