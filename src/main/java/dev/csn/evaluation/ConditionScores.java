package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.csn.attribute.AttributeSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the similarity under a condition follows the condition's own attribute.
 *
 * @param kind the attribute's, as in {@link AttributeSchema}
 * @param triplets the number of held-out triplets
 * @param measures of the metrics of that kind, triplet accuracy first
 * @param known how many items the attribute is known of, among which all is asked; null if of all
 */
public record ConditionScores(String kind, int triplets, List<Measure> measures, Integer known) {
  public ConditionScores {
    measures = List.copyOf(measures);
  }

  /** The share of held-out triplets whose positive is nearer than the negative. */
  public double tripletAccuracy() {
    return measure(Metric.TRIPLET_ACCURACY).value();
  }

  /** The measure by which other conditions are scored too. */
  public Measure comparable() {
    return measure(Metric.ofLeakage(kind));
  }

  /** The measure of one of the kind's metrics. */
  public Measure measure(Metric metric) {
    return measures.stream().filter(m -> m.metric() == metric).findFirst().orElseThrow();
  }

  /** All values, then the chance they have in common, then the other baselines. */
  @JsonValue
  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("triplets", triplets);
    measures.forEach(m -> fields.put(m.metric().field(), m.value()));
    for (Measure measure : measures) {
      if (Metric.CHANCE.equals(measure.metric().chanceField())) {
        fields.put(Metric.CHANCE, measure.chance());
      }
    }
    for (Measure measure : measures) {
      if (measure.metric().idealField() != null) {
        fields.put(measure.metric().idealField(), measure.ideal());
      }
      if (measure.metric().chanceField() != null) {
        fields.put(measure.metric().chanceField(), measure.chance());
      }
    }
    if (known != null) {
      fields.put("known", known);
    }
    return fields;
  }
}
