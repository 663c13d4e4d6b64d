/**
 * How good a model is on items it has not seen: held-out triplets, rankings of every item's
 * neighbours, leakage between conditions, what masks share. Reads galleries; feeds reports.
 *
 * <p>What takes time, the values of single queries, can be computed in parts by other processes:
 * see {@link dev.csn.evaluation.ItemValues}.
 *
 * <p>All figures are finite: where a definition would divide by zero, its documentation says what
 * stands there instead.
 */
package dev.csn.evaluation;
