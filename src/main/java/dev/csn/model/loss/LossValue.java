package dev.csn.model.loss;

import java.io.Serializable;

/**
 * What a loss came to.
 *
 * @param total what is minimized
 * @param triplet per condition, its triplets' mean loss, not weighted
 * @param violating per condition, the share of its triplets that violate the margin
 * @param embeddingNorm L_W, not weighted
 * @param maskNorm L_M, not weighted
 * @param maskOverlap the masks' mean pairwise cosine, not weighted
 * @param maskOrthogonality the masks' mean squared pairwise cosine, not weighted
 */
public record LossValue(
    double total,
    double[] triplet,
    double[] violating,
    double embeddingNorm,
    double maskNorm,
    double maskOverlap,
    double maskOrthogonality)
    implements Serializable {}
