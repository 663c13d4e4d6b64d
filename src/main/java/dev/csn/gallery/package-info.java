/**
 * Embeddings and masks in memory and on disk. Reads and writes exports of NumPy files, and
 * describes those in Parquet; feeds search and evaluation. A gallery is stored once, unmasked.
 */
@NullMarked
package dev.csn.gallery;

import org.jspecify.annotations.NullMarked;
