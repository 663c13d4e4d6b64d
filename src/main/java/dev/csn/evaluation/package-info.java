/**
 * How good a model is on items it has not seen: held-out triplets, rankings of every item's
 * neighbours, leakage between conditions, what masks share. Reads galleries; feeds reports.
 *
 * <p>All figures are finite: where a definition would divide by zero, its documentation says what
 * stands there instead.
 */
package dev.csn.evaluation;
