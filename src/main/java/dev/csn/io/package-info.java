/**
 * Readers and writers of common file formats: npy, JSON, CSV, zip archives, checksum lists. All
 * files are written beside their place, flushed, and renamed into it, so that a reader never sees a
 * part. This package also locks directories while they are written to.
 */
@NullMarked
package dev.csn.io;

import org.jspecify.annotations.NullMarked;
