package dev.csn.config;

import dev.csn.error.ConfigurationException;
import java.io.Serializable;

/**
 * How a model is trained. All counts are per step; all intervals are in steps.
 *
 * @param seed of every random stream of the run
 * @param batchSize images of a step if shared or balanced, triplets of a step if independent
 * @param tripletsPerCondition drawn among a batch's images; not read if independent
 * @param tripletPool distinct triplets per condition, drawn once and then taken in epochs; only if
 *     independent; 0: new ones each step
 * @param margin by which a negative must be farther than a positive, in embedding distance
 * @param learningRate Adam's, at its highest
 * @param warmup steps over which the learning rate rises from zero
 * @param decay exponential schedule: the learning rate's factor over the whole run; else not read
 * @param embeddingPenalty weight of the embeddings' norm in the loss (the paper's lambda 1)
 * @param maskPenalty weight of the masks' norm in the loss (the paper's lambda 2)
 * @param maskOverlapPenalty weight of the overlap between masks in the loss
 * @param maskOrthogonalityPenalty weight of the mean squared cosine between masks in the loss
 * @param averaging share that a running average of the parameters keeps each step, and which is
 *     then what is evaluated and saved; 0: the parameters themselves are
 * @param patience evaluations without improvement before training stops early; 0 never stops
 * @param partitions parts of the training split, each of which the network is trained on by itself;
 *     what it becomes there is averaged
 * @param averageEvery steps in each partition before that; only if there are several
 */
public record TrainingConfig(
    long seed,
    int steps,
    Sampling sampling,
    int batchSize,
    int tripletsPerCondition,
    int tripletPool,
    double margin,
    Reduction reduction,
    ContinuousTriplets continuousTriplets,
    CategoricalLoss categoricalLoss,
    ContinuousLoss continuousLoss,
    Augmentation augmentation,
    double learningRate,
    int warmup,
    Schedule schedule,
    double decay,
    double embeddingPenalty,
    double maskPenalty,
    double maskOverlapPenalty,
    double maskOrthogonalityPenalty,
    double averaging,
    int evaluateEvery,
    int checkpointEvery,
    int patience,
    int partitions,
    int averageEvery)
    implements Serializable {
  /** Weeks, on the smallest images. */
  private static final int MAX_STEPS = 10_000_000;

  /** A quick run on a small dataset. */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(
          /* seed= */ 1,
          /* steps= */ 1000,
          Sampling.SHARED,
          /* batchSize= */ 128,
          /* tripletsPerCondition= */ 4096,
          /* tripletPool= */ 0,
          /* margin= */ 0.3,
          Reduction.VIOLATING,
          ContinuousTriplets.DEFAULT,
          CategoricalLoss.DEFAULT,
          ContinuousLoss.DEFAULT,
          Augmentation.NONE,
          /* learningRate= */ 1e-3,
          /* warmup= */ 0,
          Schedule.COSINE,
          /* decay= */ 0.01,
          /* embeddingPenalty= */ 5e-3,
          /* maskPenalty= */ 5e-4,
          /* maskOverlapPenalty= */ 0.0,
          /* maskOrthogonalityPenalty= */ 0.0,
          /* averaging= */ 0.0,
          /* evaluateEvery= */ 100,
          /* checkpointEvery= */ 100,
          /* patience= */ 0,
          /* partitions= */ 1,
          /* averageEvery= */ 10);

  public TrainingConfig {
    Check.between("training.steps", steps, 1, MAX_STEPS);
    Check.between("training.batchSize", batchSize, 3, 1_000_000);
    Check.between("training.tripletsPerCondition", tripletsPerCondition, 1, 10_000_000);
    Check.between("training.tripletPool", tripletPool, 0, 1_000_000);
    if (tripletPool > 0 && sampling != Sampling.INDEPENDENT) {
      // Those others draw triplets among a batch's images, not among all.
      throw new ConfigurationException(
          "training.tripletPool: "
              + tripletPool
              + " needs training.sampling independent, but that is "
              + sampling.label());
    }
    Check.positive("training.margin", margin, Check.LARGEST);
    continuousLoss.requireDistances(continuousTriplets.rule());
    Check.factor("training.learningRate", learningRate);
    Check.between("training.warmup", warmup, 0, MAX_STEPS);
    Check.factor("training.decay", decay);
    Check.notNegative("training.embeddingPenalty", embeddingPenalty, Check.LARGEST);
    Check.notNegative("training.maskPenalty", maskPenalty, Check.LARGEST);
    Check.notNegative("training.maskOverlapPenalty", maskOverlapPenalty, Check.LARGEST);
    Check.notNegative("training.maskOrthogonalityPenalty", maskOrthogonalityPenalty, Check.LARGEST);
    Check.properShare("training.averaging", averaging);
    // Longer than any training: only at its end, or never.
    Check.between("training.evaluateEvery", evaluateEvery, 1, Integer.MAX_VALUE);
    Check.between("training.checkpointEvery", checkpointEvery, 1, Integer.MAX_VALUE);
    Check.between("training.patience", patience, 0, Integer.MAX_VALUE);
    Check.between("training.partitions", partitions, 1, 1024);
    Check.between("training.averageEvery", averageEvery, 1, MAX_STEPS);
    if (partitions > 1) {
      requireRounds("training.steps", steps, averageEvery);
      requireRounds("training.evaluateEvery", evaluateEvery, averageEvery);
      requireRounds("training.checkpointEvery", checkpointEvery, averageEvery);
    }
  }

  /** Between two averages there is no one network to evaluate or save. */
  private static void requireRounds(String key, int value, int averageEvery) {
    if (value % averageEvery != 0) {
      throw new ConfigurationException(
          key
              + ": "
              + value
              + " must be a multiple of training.averageEvery, "
              + averageEvery
              + ", where training.partitions is above 1");
    }
  }
}
