/**
 * Trains networks. Reads a configuration and a dataset; writes a run directory: the metrics log,
 * checkpoints, the model with the best validation score. Partitions of a training take their steps
 * in this process or elsewhere. Its rule: an interrupted and resumed training gives the same bytes
 * as one without interruption.
 */
@NullMarked
package dev.csn.training;

import org.jspecify.annotations.NullMarked;
