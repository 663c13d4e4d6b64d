package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * All that is found out about a model's masks; in JSON the trained masks' figures stand beside the
 * other fields.
 *
 * @param trained the masks' figures
 * @param initial the same before the first step, over the untrained embedding's spread on the test
 *     split; null if the run does not know it
 * @param control the same of disjoint blocks of ones over the trained embedding's spread: what
 *     masks that share nothing score; null if there are fewer dimensions than conditions
 * @param ablation what conditions lose without the dimensions that they share
 * @param probes by condition, then by attribute, what its dimensions know of it
 */
public record MaskFindings(
    @JsonUnwrapped MaskFigures trained,
    MaskFigures initial,
    MaskFigures control,
    Ablation ablation,
    Map<String, Map<String, Probe>> probes) {}
