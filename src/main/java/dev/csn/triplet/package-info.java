/**
 * Samples triplets and batches. Reads the items' attributes; feeds training with batches, and
 * evaluation with the held-out triplets that all runs on a dataset share. Its rule: a batch is a
 * function of the seed and the step's number.
 */
@NullMarked
package dev.csn.triplet;

import org.jspecify.annotations.NullMarked;
