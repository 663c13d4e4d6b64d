package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.csn.attribute.AttributeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores of how well the similarity under a condition follows the condition's own attribute.
 *
 * @param triplets the number of held-out triplets
 * @param measures the values of the kind's metrics, triplet accuracy first
 * @param known the number of items with a known value of the attribute, the only ones ranked; null
 *     if all have one
 */
public record ConditionScores(
    AttributeKind kind, int triplets, List<Measure> measures, @Nullable Integer known) {
  public ConditionScores {
    measures = List.copyOf(measures);
  }

  /** The share of held-out triplets whose positive is nearer than the negative. */
  public double tripletAccuracy() {
    return measure(Metric.TRIPLET_ACCURACY).value();
  }

  /** The measure that also scores other conditions, for leakage. */
  public Measure comparable() {
    return measure(Metric.ofLeakage(kind));
  }

  /** The measure of one of the kind's metrics. */
  public Measure measure(Metric metric) {
    return measures.stream().filter(m -> m.metric() == metric).findFirst().orElseThrow();
  }

  /** The JSON fields: all values, then the common chance, then the other baselines. */
  @JsonValue
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind.label());
    fields.put("triplets", triplets);
    measures.forEach(m -> fields.put(m.metric().field(), m.value()));
    for (Measure measure : measures) {
      if (Metric.CHANCE.equals(measure.metric().chanceField())) {
        fields.put(Metric.CHANCE, measure.chance());
      }
    }
    for (Measure measure : measures) {
      String ideal = measure.metric().idealField();
      if (ideal != null) {
        fields.put(ideal, measure.ideal());
      }
      String chance = measure.metric().chanceField();
      if (chance != null) {
        fields.put(chance, measure.chance());
      }
    }
    if (known != null) {
      fields.put("known", known);
    }
    return fields;
  }
}
