package dev.csn.evaluation;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Compared;
import dev.csn.retrieval.Embeddings;
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
  private final int threads;
  private final Map<String, Triplets> triplets = new LinkedHashMap<>();
  private final Map<String, ConditionScores> scores = new LinkedHashMap<>();
  private final Map<String, Map<String, Leakage>> leakage = new LinkedHashMap<>();

  Evaluator(Gallery gallery, int threads) {
    this.gallery = gallery;
    this.conditions = gallery.masks().conditions();
    this.threads = threads;
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
    List<Attribute> attributes = new ArrayList<>();
    for (String condition : conditions) {
      Attribute attribute = ConditionAttributes.of(gallery.items(), condition);
      attributes.add(attribute);
      triplets.put(condition, HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT));
      leakage.put(condition, new LinkedHashMap<>());
    }
    List<Attribute> valued = new ArrayList<>();
    for (Attribute attribute : attributes) {
      if (attribute instanceof Compared) {
        compare(attribute.name());
      } else {
        valued.add(attribute);
      }
    }
    for (KnownItems known : KnownItems.groups(valued)) {
      Map<String, Judge> judges = new LinkedHashMap<>();
      for (Attribute attribute : known.attributes()) {
        judges.put(attribute.name(), Judge.of(attribute, threads));
      }
      Embeddings embeddings = known.of(gallery.embeddings());
      conditions.forEach(condition -> evaluate(condition, judges, embeddings));
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

  /**
   * Ranks items under a condition.
   *
   * @param judges by attribute, of the items ranked
   */
  private void evaluate(String condition, Map<String, Judge> judges, Embeddings embeddings) {
    float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
    List<RankingMetric> metrics = new ArrayList<>();
    List<Runnable> results = new ArrayList<>();
    judges.forEach(
        (attribute, judge) -> {
          if (attribute.equals(condition)) {
            Triplets asked = triplets.get(condition);
            double accuracy = TripletAccuracy.of(gallery.embeddings(), weights, asked);
            Scoring<ConditionScores> own = judge.own(asked.size(), accuracy, known(embeddings));
            metrics.addAll(own.metrics());
            results.add(() -> scores.put(condition, own.result().get()));
          } else {
            Scoring<Leakage> other = judge.leakage();
            metrics.addAll(other.metrics());
            results.add(() -> leakage.get(condition).put(attribute, other.result().get()));
          }
        });
    RankingMetric.collect(embeddings, weights, metrics, threads);
    results.forEach(Runnable::run);
  }

  /** How many items are known; null if all are. */
  private Integer known(Embeddings embeddings) {
    return embeddings.size() == gallery.items().size() ? null : Integer.valueOf(embeddings.size());
  }
}
