/**
 * The loss of a Conditional Similarity Network, L_T + lambda1 L_W + lambda2 L_M, and its gradients
 * with respect to the embeddings and the masks: plain arrays, one class a term.
 */
package dev.csn.model.loss;
