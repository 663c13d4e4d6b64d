package dev.csn.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.dataset.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.JsonFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@link Evaluation} says of conditions, as a file holds it.
 *
 * @param split the items' split
 * @param conditions by condition, how well it follows its own attribute; at least one
 * @param leakage by condition, then by every other one, how much of that shows
 */
public record StoredEvaluation(
    String split,
    Map<String, ConditionScores> conditions,
    Map<String, Map<String, Leakage>> leakage) {

  /** The part of an evaluation that is stored. */
  public static StoredEvaluation of(Evaluation evaluation) {
    return new StoredEvaluation(evaluation.split(), evaluation.conditions(), evaluation.leakage());
  }

  /**
   * Reads an evaluation. All numbers are finite, and every condition has its leakage into all the
   * others.
   *
   * @throws InputException if the file is missing, damaged or holds something else
   */
  public static StoredEvaluation read(Path file) {
    JsonNode document = JsonFile.parse(file, JsonFile.bytes(file), JsonNode.class);
    return new Reading(file).evaluation(document);
  }

  private record Reading(Path file) {
    StoredEvaluation evaluation(JsonNode document) {
      JsonNode split = document.path("split");
      JsonNode given = document.path("conditions");
      if (!split.isTextual() || !given.isObject() || given.isEmpty()) {
        throw new InputException(file + ": holds no evaluation");
      }
      Map<String, ConditionScores> conditions = new LinkedHashMap<>();
      Map<String, Map<String, Leakage>> leakage = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : given.properties()) {
        conditions.put(entry.getKey(), scores("conditions." + entry.getKey(), entry.getValue()));
      }
      for (String condition : conditions.keySet()) {
        Map<String, Leakage> others = new LinkedHashMap<>();
        JsonNode of = document.path("leakage").path(condition);
        for (String other : conditions.keySet()) {
          if (!other.equals(condition)) {
            others.put(other, leak("leakage." + condition + "." + other, of.path(other)));
          }
        }
        leakage.put(condition, Collections.unmodifiableMap(others));
      }
      return new StoredEvaluation(
          split.textValue(),
          Collections.unmodifiableMap(conditions),
          Collections.unmodifiableMap(leakage));
    }

    private ConditionScores scores(String key, JsonNode given) {
      int triplets = given.path("triplets").asInt();
      double accuracy = number(key, given, "tripletAccuracy");
      JsonNode known = given.path("known");
      Integer count = known.isInt() ? Integer.valueOf(known.intValue()) : null;
      String kind = given.path("kind").asText();
      if (kind.equals(AttributeSchema.COMPARED)) {
        return new ConditionScores.OfComparisons(triplets, accuracy);
      }
      if (kind.equals(AttributeSchema.CATEGORICAL)) {
        return new ConditionScores.OfClasses(
            triplets,
            accuracy,
            number(key, given, "precisionAt1"),
            number(key, given, "precisionAt10"),
            number(key, given, "mapAtR"),
            number(key, given, "chance"),
            number(key, given, "idealPrecisionAt1"),
            number(key, given, "idealPrecisionAt10"),
            count);
      }
      return new ConditionScores.OfDistances(
          kind,
          triplets,
          accuracy,
          number(key, given, "meanDistanceAt10"),
          number(key, given, "idealDistanceAt10"),
          number(key, given, "randomDistanceAt10"),
          count);
    }

    private Leakage leak(String key, JsonNode given) {
      if (given.has("precisionAt10")) {
        return new Leakage.OfClasses(
            number(key, given, "precisionAt10"), number(key, given, "chance"));
      }
      if (given.has("meanDistanceAt10")) {
        return new Leakage.OfDistances(
            number(key, given, "meanDistanceAt10"), number(key, given, "random"));
      }
      return new Leakage.OfComparisons(
          number(key, given, "tripletAccuracy"), number(key, given, "chance"));
    }

    private double number(String key, JsonNode given, String name) {
      JsonNode value = given.path(name);
      if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
        String found = value.isMissingNode() ? "missing" : OneLine.of(value.toString());
        throw new InputException(
            file
                + ": "
                + OneLine.of(key)
                + "."
                + name
                + ": "
                + found
                + ", must be a finite number");
      }
      return value.doubleValue();
    }
  }
}
