/**
 * Compares settings: trains each with several seeds, evaluates all on the same held-out triplets,
 * and estimates the differences between them. Reads a study's configuration. Feeds text, figures
 * and pages, and files for programs and spreadsheets. All state is in the runs' directories.
 */
@NullMarked
package dev.csn.study;

import org.jspecify.annotations.NullMarked;
