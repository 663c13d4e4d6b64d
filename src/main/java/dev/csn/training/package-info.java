/**
 * The training loop and what it keeps: the metrics log, checkpoints, the model that did best on the
 * validation split; and the partitions that take its steps, in this process or elsewhere. Reads a
 * configuration and a dataset, writes a run directory.
 */
package dev.csn.training;
