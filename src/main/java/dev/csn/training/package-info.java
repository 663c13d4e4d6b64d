/**
 * The training loop and what it keeps: the metrics log, checkpoints, the model that did best on the
 * validation split. Reads a configuration and a dataset, writes a run directory.
 */
package dev.csn.training;
