/**
 * The quality of a model on held-out items: triplet accuracy, retrieval metrics ({@link
 * dev.csn.evaluation.Metric} names them all), leakage between conditions, and the analysis of the
 * masks. Reads galleries; feeds {@code evaluation.json}, reports and figures.
 *
 * <p>All values are finite: where a definition would divide by zero, its documentation gives the
 * value to use.
 */
@NullMarked
package dev.csn.evaluation;

import org.jspecify.annotations.NullMarked;
