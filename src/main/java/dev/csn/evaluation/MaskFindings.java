package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of a model's masks; in JSON the trained masks' figures stand beside the other
 * fields.
 *
 * @param trained the trained masks' figures
 * @param initial the masks' figures before the first step, over the standard deviations of the
 *     untrained embedding on the test split; null if the run did not record them
 * @param control the figures of disjoint blocks of ones over the trained embedding's standard
 *     deviations, the score of masks that share nothing; null if there are fewer dimensions than
 *     conditions
 * @param ablation the accuracy that conditions lose without the dimensions that they share
 * @param probes by condition, then by attribute, how well its dimensions predict the attribute
 */
public record MaskFindings(
    @JsonUnwrapped MaskFigures trained,
    @Nullable MaskFigures initial,
    @Nullable MaskFigures control,
    Ablation ablation,
    Map<String, Map<String, Probe>> probes) {}
