package dev.csn.model.loss;

import java.io.Serializable;
import java.util.Map;

/**
 * The value of a loss, with its parts.
 *
 * @param total the minimized sum
 * @param triplet per condition, the mean loss of its triplets, not weighted
 * @param violating per condition, the share of its triplets that violate the margin
 * @param penalties every penalty, not weighted
 */
public record LossValue(
    double total, double[] triplet, double[] violating, Map<Penalty, Double> penalties)
    implements Serializable {}
