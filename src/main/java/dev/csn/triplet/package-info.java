/**
 * Triplets: which items are compared under a condition. Reads attributes; feeds training and, by a
 * protocol that never changes, evaluation.
 */
package dev.csn.triplet;
