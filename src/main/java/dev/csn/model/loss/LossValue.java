package dev.csn.model.loss;

import java.io.Serializable;
import java.util.Map;

/**
 * What a loss came to.
 *
 * @param total what is minimized
 * @param triplet per condition, its triplets' mean loss, not weighted
 * @param violating per condition, the share of its triplets that violate the margin
 * @param penalties every penalty, not weighted
 */
public record LossValue(
    double total, double[] triplet, double[] violating, Map<Penalty, Double> penalties)
    implements Serializable {}
