package dev.csn.evaluation;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.evaluation.RankingWork.Kind;
import java.util.function.Function;

/**
 * Names an attribute's figures, the means of its metrics as {@link RankingMetric#of} lists them;
 * knows the attribute's baselines.
 */
sealed interface Judge {
  /**
   * An attribute's judge.
   *
   * @param values what is computed of the attribute alone
   */
  static Judge of(Attribute attribute, Function<Kind, double[][]> values) {
    if (attribute instanceof Continuous continuous) {
      return new ByDistance(
          continuous,
          Means.of(values.apply(Kind.IDEAL)[0]),
          Baselines.randomDistance(values.apply(Kind.RANDOM)[0]));
    }
    return new ByClass((Categorical) attribute, Baselines.chance((Categorical) attribute));
  }

  /**
   * Judges the attribute's own condition.
   *
   * @param known how many items are ranked, if not all; else null
   */
  ConditionScores own(double[] means, int triplets, double tripletAccuracy, Integer known);

  /** Judges another condition. */
  Leakage leakage(double[] means);

  /** By class. */
  record ByClass(Categorical attribute, double chance) implements Judge {
    @Override
    public ConditionScores own(
        double[] means, int triplets, double tripletAccuracy, Integer known) {
      return new ConditionScores.OfClasses(
          triplets,
          tripletAccuracy,
          means[0],
          means[1],
          means[2],
          chance,
          Baselines.idealPrecision(attribute, 1),
          Baselines.idealPrecision(attribute, RankingMetric.K),
          known);
    }

    @Override
    public Leakage leakage(double[] means) {
      return new Leakage.OfClasses(means[0], chance);
    }
  }

  /** By distance. */
  record ByDistance(Continuous attribute, double ideal, double random) implements Judge {
    @Override
    public ConditionScores own(
        double[] means, int triplets, double tripletAccuracy, Integer known) {
      String kind = attribute.schema().kind();
      return new ConditionScores.OfDistances(
          kind, triplets, tripletAccuracy, means[0], ideal, random, known);
    }

    @Override
    public Leakage leakage(double[] means) {
      return new Leakage.OfDistances(means[0], random);
    }
  }
}
