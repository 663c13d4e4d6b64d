/**
 * The network: an encoder ({@code LeNet} or {@code ResNet18}), the masks and the loss, joined in
 * one graph. Reads images and triplets; feeds embeddings and masks to retrieval and evaluation, and
 * the model's file to the run directory.
 */
package dev.csn.model;
