/**
 * Image files below a directory. Finds the file that a table or list names, decodes the files on
 * several threads, and appends them to a dataset in their order; a file that is missing or no image
 * is left out with its reason. Nothing outside the directory is read.
 */
@NullMarked
package dev.csn.source.folder;

import org.jspecify.annotations.NullMarked;
