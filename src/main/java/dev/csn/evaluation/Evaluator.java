package dev.csn.evaluation;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Compared;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a gallery's conditions. Under each, the items of which an attribute is known are ranked
 * once for all the attributes that are known of the same.
 */
final class Evaluator {
  private final Gallery gallery;
  private final List<String> conditions;
  private final Ranker ranker;
  private final Map<String, Triplets> triplets = new LinkedHashMap<>();
  private final Map<String, ConditionScores> scores = new LinkedHashMap<>();
  private final Map<String, Map<String, Leakage>> leakage = new LinkedHashMap<>();

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
  Map<String, Map<String, Leakage>> leakage() {
    Map<String, Map<String, Leakage>> ordered = new LinkedHashMap<>();
    conditions.forEach(condition -> ordered.put(condition, ordered(leakage.get(condition))));
    return ordered;
  }

  private <T> Map<String, T> ordered(Map<String, T> values) {
    Map<String, T> ordered = new LinkedHashMap<>();
    for (String condition : conditions) {
      if (values.containsKey(condition)) {
        ordered.put(condition, values.get(condition));
      }
    }
    return ordered;
  }

  void evaluate() {
    // Triplets first: data that allow none are refused before the long work.
    List<String> compared = new ArrayList<>();
    for (String condition : conditions) {
      Attribute attribute = ConditionAttributes.of(gallery.items(), condition);
      triplets.put(condition, HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT));
      leakage.put(condition, new LinkedHashMap<>());
      if (attribute instanceof Compared) {
        compared.add(condition);
      }
    }
    compared.forEach(this::compare);
    ItemValues values = ItemValues.of(gallery);
    for (int group = 0; group < values.groups(); group++) {
      evaluate(values, group);
    }
  }

  /** Asks every condition the triplets of an attribute that has nothing else. */
  private void compare(String attribute) {
    Triplets asked = triplets.get(attribute);
    for (String condition : conditions) {
      float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
      double accuracy = TripletAccuracy.of(gallery.embeddings(), weights, asked);
      if (condition.equals(attribute)) {
        scores.put(condition, new ConditionScores.OfComparisons(asked.size(), accuracy));
      } else {
        leakage.get(condition).put(attribute, new Leakage.OfComparisons(accuracy, 0.5));
      }
    }
  }

  /** Ranks the items of a group under every condition. */
  private void evaluate(ItemValues values, int group) {
    List<Judge> judges = new ArrayList<>();
    for (Attribute attribute : values.attributes(group)) {
      judges.add(
          Judge.of(
              attribute, kind -> ranker.rank(values, values.all(group, kind, attribute.name()))));
    }
    for (String condition : conditions) {
      double[][] ranked =
          ranker.rank(values, values.all(group, RankingWork.Kind.CONDITION, condition));
      int at = 0;
      for (int a = 0; a < judges.size(); a++) {
        Attribute attribute = values.attributes(group).get(a);
        boolean own = attribute.name().equals(condition);
        List<RankingMetric> metrics = RankingMetric.of(attribute, own);
        double[] means = new double[metrics.size()];
        for (int m = 0; m < means.length; m++) {
          means[m] = metrics.get(m).mean(ranked[at++]);
        }
        if (own) {
          scores.put(condition, own(judges.get(a), means, condition, attribute.items()));
        } else {
          leakage.get(condition).put(attribute.name(), judges.get(a).leakage(means));
        }
      }
    }
  }

  private ConditionScores own(Judge judge, double[] means, String condition, int items) {
    float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
    Triplets asked = triplets.get(condition);
    double accuracy = TripletAccuracy.of(gallery.embeddings(), weights, asked);
    Integer known = items == gallery.items().size() ? null : Integer.valueOf(items);
    return judge.own(means, asked.size(), accuracy, known);
  }
}
