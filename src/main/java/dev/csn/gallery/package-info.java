/**
 * Embeddings and masks in memory and on disk: NumPy files or Parquet. A gallery is stored once,
 * unmasked.
 */
package dev.csn.gallery;
