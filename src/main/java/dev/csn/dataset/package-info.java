/**
 * Datasets: images, the attributes of each, and its split. The package reads and writes dataset
 * directories, whole or in shards, and feeds triplets, training and evaluation. A directory appears
 * when it is complete, and every file of it is checked against its digest before use.
 */
@NullMarked
package dev.csn.dataset;

import org.jspecify.annotations.NullMarked;
