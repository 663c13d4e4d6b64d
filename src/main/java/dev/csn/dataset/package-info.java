/**
 * Datasets: images, what is known of each, and the split that each belongs to. Reads and writes
 * dataset directories, whole or in shards, and reads parts of them; feeds triplets, training and
 * evaluation.
 */
package dev.csn.dataset;
