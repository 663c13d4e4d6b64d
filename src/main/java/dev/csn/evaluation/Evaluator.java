package dev.csn.evaluation;

import dev.csn.dataset.Attribute;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores a gallery's conditions, ranking all items once under each. */
final class Evaluator {
  private final Gallery gallery;
  private final int threads;
  private final Map<String, Judge> judges = new LinkedHashMap<>();
  private final Map<String, ConditionScores> scores = new LinkedHashMap<>();
  private final Map<String, Map<String, Leakage>> leakage = new LinkedHashMap<>();

  Evaluator(Gallery gallery, int threads) {
    this.gallery = gallery;
    this.threads = threads;
  }

  Map<String, ConditionScores> scores() {
    return scores;
  }

  Map<String, Map<String, Leakage>> leakage() {
    return leakage;
  }

  void evaluate() {
    // Triplets first: data that allow none are refused before the long work.
    Map<String, Triplets> triplets = new LinkedHashMap<>();
    for (String condition : gallery.masks().conditions()) {
      triplets.put(condition, HeldOutTriplets.of(attribute(condition), HeldOutTriplets.COUNT));
    }
    for (String condition : triplets.keySet()) {
      judges.put(condition, Judge.of(attribute(condition), threads));
    }
    triplets.forEach(this::evaluate);
  }

  private void evaluate(String condition, Triplets triplets) {
    float[] weights = Similarity.of(condition).weights(gallery.masks(), gallery.embeddings());
    double accuracy = TripletAccuracy.of(gallery.embeddings(), weights, triplets);
    Scoring<ConditionScores> own = judges.get(condition).own(triplets.size(), accuracy);
    List<RankingMetric> metrics = new ArrayList<>(own.metrics());
    Map<String, Scoring<Leakage>> others = new LinkedHashMap<>();
    judges.forEach(
        (other, judge) -> {
          if (!other.equals(condition)) {
            Scoring<Leakage> scoring = judge.leakage();
            others.put(other, scoring);
            metrics.addAll(scoring.metrics());
          }
        });
    RankingMetric.collect(gallery.embeddings(), weights, metrics, threads);
    scores.put(condition, own.result().get());
    Map<String, Leakage> leaks = new LinkedHashMap<>();
    others.forEach((other, scoring) -> leaks.put(other, scoring.result().get()));
    leakage.put(condition, leaks);
  }

  private Attribute attribute(String condition) {
    return ConditionAttributes.of(gallery.items(), condition);
  }
}
