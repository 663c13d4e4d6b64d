package dev.csn.evaluation;

import java.util.List;
import java.util.function.Supplier;

/**
 * Metrics that wait for rankings, and the result to be asked for once they have them.
 *
 * @param metrics to be given the same rankings
 * @param result valid after that
 */
record Scoring<T>(List<RankingMetric> metrics, Supplier<T> result) {}
