package dev.csn.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a run by name. A number of a JSON document is named by the keys that lead to it,
 * with dots: {@code conditions.color.tripletAccuracy}.
 */
final class RunMeasurements {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** All numbers, in the order in which they were added. */
  Map<String, Double> values() {
    return values;
  }

  RunMeasurements add(String name, double value) {
    values.put(name, value);
    return this;
  }

  /** Adds the share of held-out triplets that each condition gets wrong, and the mean of those. */
  RunMeasurements addErrors(JsonNode conditions) {
    double sum = 0;
    for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
      double error = 1 - condition.getValue().path("tripletAccuracy").asDouble();
      add(StudyResults.ERROR + condition.getKey(), error);
      sum += error;
    }
    return conditions.isEmpty() ? this : add(StudyResults.MEAN_ERROR, sum / conditions.size());
  }

  /**
   * Adds every number in a document; nothing if it is missing.
   *
   * @param name prefix of the names; may be empty
   */
  RunMeasurements addAll(String name, JsonNode document) {
    if (document.isNumber()) {
      return add(name, document.doubleValue());
    }
    String prefix = name.isEmpty() ? "" : name + ".";
    for (Map.Entry<String, JsonNode> field : document.properties()) {
      addAll(prefix + field.getKey(), field.getValue());
    }
    if (document.isArray()) {
      for (int i = 0; i < document.size(); i++) {
        addAll(prefix + entryName(document.get(i), i), document.get(i));
      }
    }
    return this;
  }

  /** The texts that an entry of a list begins with, such as its two conditions; else its place. */
  private static String entryName(JsonNode entry, int index) {
    StringBuilder name = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      if (!field.getValue().isTextual()) {
        break;
      }
      name.append(name.isEmpty() ? "" : "-").append(field.getValue().textValue());
    }
    return name.isEmpty() ? Integer.toString(index) : name.toString();
  }
}
