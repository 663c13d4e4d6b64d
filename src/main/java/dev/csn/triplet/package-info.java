/**
 * Triplets: how they are drawn from what is known of the items, the batches that training takes
 * them in, and the held-out ones that every run on a dataset is judged by. Reads items, feeds
 * training and evaluation.
 */
package dev.csn.triplet;
