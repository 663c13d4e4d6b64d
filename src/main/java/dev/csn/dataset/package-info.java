/**
 * Datasets: images, what is known of each, and the split that each belongs to. Reads and writes
 * dataset directories; feeds triplets, training and evaluation.
 */
package dev.csn.dataset;
