/**
 * Trains networks. Reads a configuration and a dataset; writes a run directory: the metrics log,
 * checkpoints, the model that did best on the validation split. Partitions of a training take their
 * steps in this process or elsewhere. Its rule: a training that was interrupted and resumed gives
 * the bytes of one that was not.
 */
@NullMarked
package dev.csn.training;

import org.jspecify.annotations.NullMarked;
