/**
 * The loss of a Conditional Similarity Network, L_T + lambda1 L_W + lambda2 L_M (Veit, Belongie and
 * Karaletsos, CVPR 2017), and its gradients. Reads a batch's embeddings, active masks and triplets;
 * feeds the training step. Its one rule: plain arrays, and no native code.
 */
@NullMarked
package dev.csn.model.loss;

import org.jspecify.annotations.NullMarked;
