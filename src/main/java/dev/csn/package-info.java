/**
 * Trains and examines Conditional Similarity Networks. The packages below, in the order that data
 * flows: dataset, triplet, model, training, run, retrieval, index, projector, evaluation, render,
 * plot, report, cluster, cli.
 */
package dev.csn;
