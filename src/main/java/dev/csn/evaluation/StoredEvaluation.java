package dev.csn.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.attribute.AttributeKind;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.JsonFile;
import dev.csn.io.Labeled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The part of an {@link Evaluation} about conditions, as a file holds it.
 *
 * @param split the items' split
 * @param conditions by condition, how well it follows its own attribute; at least one
 * @param leakage by condition, then by every other condition, how much of the other's attribute
 *     leaks into the similarity
 */
public record StoredEvaluation(
    String split,
    Map<String, ConditionScores> conditions,
    Map<String, Map<String, Measure>> leakage) {

  /** The part of an evaluation that is stored. */
  public static StoredEvaluation of(Evaluation evaluation) {
    return new StoredEvaluation(evaluation.split(), evaluation.conditions(), evaluation.leakage());
  }

  /**
   * Reads an evaluation. All numbers are finite, and every condition has its leakage into all the
   * others.
   *
   * @throws InputException if the file is missing, damaged or not an evaluation
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
      Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : given.properties()) {
        conditions.put(entry.getKey(), scores("conditions." + entry.getKey(), entry.getValue()));
      }
      for (String condition : conditions.keySet()) {
        Map<String, Measure> others = new LinkedHashMap<>();
        JsonNode of = document.path("leakage").path(condition);
        for (String other : conditions.keySet()) {
          if (!other.equals(condition)) {
            Measure own = Objects.requireNonNull(conditions.get(other)).comparable();
            others.put(other, leak("leakage." + condition + "." + other, of.path(other), own));
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
      JsonNode known = given.path("known");
      Integer count = known.isInt() ? Integer.valueOf(known.intValue()) : null;
      String label = given.path("kind").asText();
      AttributeKind kind =
          Labeled.find(label, AttributeKind.values())
              .orElseThrow(
                  () ->
                      new InputException(
                          file
                              + ": "
                              + OneLine.of(key)
                              + ".kind: "
                              + Labeled.refusal(label, AttributeKind.values())));
      List<Measure> measures = new ArrayList<>();
      for (Metric metric : Metric.of(kind)) {
        String chance = metric.chanceField();
        String ideal = metric.idealField();
        measures.add(
            new Measure(
                metric,
                number(key, given, metric.field()),
                chance == null
                    ? metric.constantChance()
                    : Double.valueOf(number(key, given, chance)),
                ideal == null ? 1 : number(key, given, ideal)));
      }
      return new ConditionScores(kind, triplets, measures, count);
    }

    /**
     * Reads another condition's measure of an attribute. {@code own} is the measure of the
     * attribute's own condition.
     */
    private Measure leak(String key, JsonNode given, Measure own) {
      double value = number(key, given, own.metric().field());
      double chance = number(key, given, own.metric().leakageChanceField());
      return new Measure(own.metric(), value, chance, own.ideal());
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
