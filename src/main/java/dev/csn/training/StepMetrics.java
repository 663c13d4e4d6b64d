package dev.csn.training;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.model.loss.LossValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code metrics.jsonl}.
 *
 * @param step the number of steps taken, including this one
 * @param seconds of training so far: the one field that differs between equal runs
 * @param learningRate of this step
 * @param loss the minimized sum of losses and penalties, on this step's batch before the update
 * @param triplets per condition, the number of triplets in the step
 * @param triplet per condition, the mean hinge loss; 0 of none
 * @param violating per condition, the share of triplets that violate the margin; 0 of none
 * @param penalties by {@link dev.csn.model.loss.Penalty#key}, not weighted; fields of the line
 *     itself
 * @param validation per condition, the triplet accuracy on the validation split; null between
 *     evaluations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepMetrics(
    long step,
    double seconds,
    double learningRate,
    double loss,
    Map<String, Long> triplets,
    Map<String, Double> triplet,
    Map<String, Double> violating,
    @JsonAnyGetter @JsonAnySetter Map<String, Double> penalties,
    @Nullable Map<String, Double> validation) {

  static StepMetrics of(
      long step,
      double seconds,
      double learningRate,
      StepResult result,
      List<String> conditions,
      Validation.@Nullable Score score) {
    LossValue loss = result.loss();
    Map<String, Long> triplets = new LinkedHashMap<>();
    for (int c = 0; c < conditions.size(); c++) {
      triplets.put(conditions.get(c), result.triplets()[c]);
    }
    Map<String, Double> penalties = new LinkedHashMap<>();
    loss.penalties().forEach((penalty, value) -> penalties.put(penalty.key(), value));
    return new StepMetrics(
        step,
        seconds,
        learningRate,
        loss.total(),
        triplets,
        named(conditions, loss.triplet()),
        named(conditions, loss.violating()),
        penalties,
        score == null ? null : score.tripletAccuracy());
  }

  /**
   * Whether the step had triplets of a condition. If not, the condition's losses are meaningless.
   */
  public boolean hasTriplets(String condition) {
    return triplets.getOrDefault(condition, 0L) > 0;
  }

  private static Map<String, Double> named(List<String> conditions, double[] values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int c = 0; c < values.length; c++) {
      named.put(conditions.get(c), values[c]);
    }
    return named;
  }
}
