package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeKind;
import dev.csn.attribute.TripletAttribute;
import dev.csn.gallery.Gallery;
import dev.csn.search.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scores a gallery's conditions. Each condition ranks the items once for all attributes that are
 * known for the same items.
 */
final class Evaluator {
  private final Gallery gallery;
  private final List<String> conditions;
  private final Ranker ranker;
  private final Map<String, Triplets> triplets = new LinkedHashMap<>();
  private final Map<String, ConditionScores> scores = new LinkedHashMap<>();
  private final Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();

  Evaluator(Gallery gallery, Ranker ranker) {
    this.gallery = gallery;
    this.conditions = gallery.masks().conditions();
    this.ranker = ranker;
  }

  /** By condition, in their order. */
  Map<String, ConditionScores> scores() {
    return ordered(scores);
  }

  /** By condition, then by every other one, in their order. */
  Map<String, Map<String, Measure>> leakage() {
    Map<String, Map<String, Measure>> ordered = new LinkedHashMap<>();
    conditions.forEach(condition -> ordered.put(condition, ordered(leakage(condition))));
    return ordered;
  }

  private Map<String, Measure> leakage(String condition) {
    return leakage.computeIfAbsent(condition, name -> new LinkedHashMap<>());
  }

  private <T> Map<String, T> ordered(Map<String, T> values) {
    Map<String, T> ordered = new LinkedHashMap<>();
    for (String condition : conditions) {
      T value = values.get(condition);
      if (value != null) {
        ordered.put(condition, value);
      }
    }
    return ordered;
  }

  void evaluate() {
    // Triplets first: data that allow none are refused before the long work.
    List<String> compared = new ArrayList<>();
    for (String condition : conditions) {
      Attribute attribute = AttributeGroup.attribute(gallery.items(), condition);
      triplets.put(condition, HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT));
      if (attribute instanceof TripletAttribute) {
        compared.add(condition);
      }
    }
    compared.forEach(this::compare);
    QueryValues values = QueryValues.of(gallery);
    for (int group = 0; group < values.groups(); group++) {
      evaluate(values, group);
    }
  }

  /** Scores every condition on an attribute that is known only by triplets. */
  private void compare(String attribute) {
    Triplets heldOut = heldOut(attribute);
    for (String condition : conditions) {
      float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
      Measure accuracy = accuracy(TripletAccuracy.of(gallery.embeddings(), weights, heldOut));
      if (condition.equals(attribute)) {
        scores.put(
            condition,
            new ConditionScores(
                AttributeKind.COMPARED, heldOut.size(), List.of(accuracy), /* known= */ null));
      } else {
        leakage(condition).put(attribute, accuracy);
      }
    }
  }

  /** Ranks the items of a group under every condition. */
  private void evaluate(QueryValues values, int group) {
    List<Map<Metric, Measure>> perfect = new ArrayList<>();
    for (Attribute attribute : values.attributes(group)) {
      Map<Metric, Measure> ofAttribute = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.ranked(attribute, /* own= */ true)) {
        ofAttribute.put(
            metric,
            metric.perfect(
                attribute, kind -> ranker.rank(values, values.all(group, kind, attribute.name()))));
      }
      perfect.add(ofAttribute);
    }
    for (String condition : conditions) {
      double[][] ranked =
          ranker.rank(values, values.all(group, RankingTask.Kind.CONDITION, condition));
      int at = 0;
      for (int a = 0; a < perfect.size(); a++) {
        Attribute attribute = values.attributes(group).get(a);
        boolean own = attribute.name().equals(condition);
        List<Measure> measures = new ArrayList<>();
        for (Metric metric : Metric.ranked(attribute, own)) {
          double mean = metric.ranking(attribute).mean(ranked[at++]);
          Measure measure = Objects.requireNonNull(perfect.get(a).get(metric));
          measures.add(measure.withValue(mean));
        }
        if (own) {
          scores.put(condition, own(attribute, measures));
        } else {
          leakage(condition).put(attribute.name(), measures.get(0));
        }
      }
    }
  }

  /** The scores of an attribute's own condition. */
  private ConditionScores own(Attribute attribute, List<Measure> ranked) {
    String condition = attribute.name();
    float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
    Triplets heldOut = heldOut(condition);
    List<Measure> measures = new ArrayList<>();
    measures.add(accuracy(TripletAccuracy.of(gallery.embeddings(), weights, heldOut)));
    measures.addAll(ranked);
    int items = attribute.items();
    Integer known = items == gallery.items().size() ? null : Integer.valueOf(items);
    return new ConditionScores(attribute.schema().kind(), heldOut.size(), measures, known);
  }

  private Triplets heldOut(String condition) {
    return Objects.requireNonNull(triplets.get(condition));
  }

  private static Measure accuracy(double share) {
    Metric metric = Metric.TRIPLET_ACCURACY;
    return new Measure(metric, share, metric.constantChance(), 1);
  }
}
