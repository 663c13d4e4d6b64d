package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measured value with its baselines: the value by chance and the best possible one.
 *
 * @param chance the value of random neighbors; null if it has no simple form
 * @param ideal the best value that the items allow: less than 1 for a precision where classes are
 *     small
 */
public record Measure(Metric metric, double value, @Nullable Double chance, double ideal) {
  /** This metric with another value. */
  Measure withValue(double other) {
    return new Measure(metric, other, chance, ideal);
  }

  /** The JSON fields of leakage. */
  @JsonValue
  Map<String, @Nullable Double> json() {
    Map<String, @Nullable Double> fields = new LinkedHashMap<>();
    fields.put(metric.field(), value);
    fields.put(metric.leakageChanceField(), chance);
    return fields;
  }
}
