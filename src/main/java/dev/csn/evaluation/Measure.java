package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A measured value beside what chance and perfection would give.
 *
 * @param chance what random neighbors score; null if it is not known
 * @param ideal what the items allow: less than 1 of a precision where classes are small
 */
public record Measure(Metric metric, double value, Double chance, double ideal) {
  /** This metric with another value. */
  Measure withValue(double other) {
    return new Measure(metric, other, chance, ideal);
  }

  /** The form of leakage in JSON. */
  @JsonValue
  Map<String, Double> json() {
    Map<String, Double> fields = new LinkedHashMap<>();
    fields.put(metric.field(), value);
    fields.put(metric.leakageChanceField(), chance);
    return fields;
  }
}
