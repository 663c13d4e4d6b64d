package dev.csn.evaluation;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import java.util.List;

/**
 * Scores rankings by one attribute, which is known of all the items ranked; knows the attribute's
 * baselines.
 */
sealed interface Judge {
  /** The k of precision@k and distance@k, which the results' field names repeat. */
  int K = 10;

  static Judge of(Attribute attribute, int threads) {
    if (attribute instanceof Continuous continuous) {
      return new ByDistance(
          continuous,
          Baselines.idealDistance(continuous, K, threads),
          Baselines.randomDistance(continuous, threads));
    }
    Categorical categorical = (Categorical) attribute;
    return new ByClass(categorical, Baselines.chance(categorical));
  }

  /**
   * Scores the attribute's own condition.
   *
   * @param known how many items are ranked, if not all; else null
   */
  Scoring<ConditionScores> own(int triplets, double tripletAccuracy, Integer known);

  /** Scores another condition. */
  Scoring<Leakage> leakage();

  /** By class. */
  record ByClass(Categorical attribute, double chance) implements Judge {
    @Override
    public Scoring<ConditionScores> own(int triplets, double tripletAccuracy, Integer known) {
      MeanAtK at1 = MeanAtK.precision(attribute, 1);
      MeanAtK at10 = MeanAtK.precision(attribute, K);
      MeanAveragePrecisionAtR atR = new MeanAveragePrecisionAtR(attribute);
      return new Scoring<>(
          List.of(at1, at10, atR),
          () ->
              new ConditionScores.OfClasses(
                  triplets, tripletAccuracy, at1.mean(), at10.mean(), atR.mean(), chance, known));
    }

    @Override
    public Scoring<Leakage> leakage() {
      MeanAtK at10 = MeanAtK.precision(attribute, K);
      return new Scoring<>(List.of(at10), () -> new Leakage.OfClasses(at10.mean(), chance));
    }
  }

  /** By distance. */
  record ByDistance(Continuous attribute, double ideal, double random) implements Judge {
    @Override
    public Scoring<ConditionScores> own(int triplets, double tripletAccuracy, Integer known) {
      MeanAtK at10 = MeanAtK.distance(attribute, K);
      return new Scoring<>(
          List.of(at10),
          () ->
              new ConditionScores.OfDistances(
                  attribute.schema().kind(),
                  triplets,
                  tripletAccuracy,
                  at10.mean(),
                  ideal,
                  random,
                  known));
    }

    @Override
    public Scoring<Leakage> leakage() {
      MeanAtK at10 = MeanAtK.distance(attribute, K);
      return new Scoring<>(List.of(at10), () -> new Leakage.OfDistances(at10.mean(), random));
    }
  }
}
