/**
 * The network: encoders and masks in one graph, its training step, and its file. Reads images and
 * triplets; feeds embeddings and masks to the gallery and the evaluation, and {@code model.zip} to
 * the run directory. Its one rule: a model's file holds only a description and plain arrays.
 */
@NullMarked
package dev.csn.model;

import org.jspecify.annotations.NullMarked;
