package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * The configuration of training. All counts are per step; all intervals are in steps.
 *
 * @param seed the source of every random stream of the run
 * @param batchSize images per step if sampling is shared or balanced, triplets per step if it is
 *     independent
 * @param tripletsPerCondition triplets drawn among a batch's images; not read if sampling is
 *     independent
 * @param tripletPool distinct triplets per condition, drawn once and then used in epochs; 0 draws
 *     new ones in each step; above 0 only if sampling is independent
 * @param margin the least additional distance of a negative, in embedding distance
 * @param learningRate Adam's, at its highest
 * @param warmup steps over which the learning rate rises from zero
 * @param decay factor of the learning rate over the whole run; read by the exponential schedule
 *     only
 * @param embeddingPenalty weight of the embeddings' norm in the loss (the paper's lambda 1)
 * @param maskPenalty weight of the masks' norm in the loss (the paper's lambda 2)
 * @param maskOverlapPenalty weight of the overlap between masks in the loss
 * @param maskOrthogonalityPenalty weight of the mean squared cosine between masks in the loss
 * @param averaging the share that an exponential moving average (EMA) of the parameters keeps each
 *     step; the average is then evaluated and saved; 0: no average
 * @param patience evaluations without improvement before training stops early; 0 never stops
 * @param partitions parts of the training split for local SGD: a replica of the network trains on
 *     each, and the replicas are averaged; 1: no local SGD
 * @param averageEvery steps of a replica between averages; not read if there is one partition
 */
public record TrainingConfig(
    @JsonPropertyDescription("The one source of randomness.") long seed,
    @JsonPropertyDescription("Steps of training.") int steps,
    @JsonPropertyDescription(
            "`shared`: distinct images, embedded once, with triplets of all conditions among them."
                + " `balanced`: the same with equally many images, two at least, of each class or"
                + " of as many classes as fit, categorical attributes taking turns. `independent`:"
                + " triplets of one condition, conditions alternating (the paper's way).")
        Sampling sampling,
    @JsonPropertyDescription("Images per step; triplets per step with `independent` sampling.")
        int batchSize,
    @JsonPropertyDescription("Triplets drawn in a `shared` or `balanced` batch.")
        int tripletsPerCondition,
    @JsonPropertyDescription(
            "Distinct triplets per condition, drawn once and used in epochs; a larger pool begins"
                + " with the smaller one. Only with `independent` sampling. 0: new triplets in each"
                + " step.")
        int tripletPool,
    @JsonPropertyDescription(
            "Least additional distance of a negative over a positive, in embedding distance.")
        double margin,
    @JsonPropertyDescription(
            "Reduction of the hinge: mean over the triplets that violate the margin (`violating`),"
                + " over `all`, over the `semi-hard` ones (violating but in order) or the `hard`"
                + " ones (out of order).")
        Reduction reduction,
    ContinuousTriplets continuousTriplets,
    CategoricalLoss categoricalLoss,
    ContinuousLoss continuousLoss,
    Augmentation augmentation,
    @JsonPropertyDescription("Adam's learning rate at its highest.") double learningRate,
    @JsonPropertyDescription("Steps over which the learning rate rises from zero.") int warmup,
    @JsonPropertyDescription("`constant`, `cosine` to zero, or `exponential`.") Schedule schedule,
    @JsonPropertyDescription("Factor of the learning rate over the whole run, for `exponential`.")
        double decay,
    @JsonPropertyDescription("lambda1, on the norm of the embeddings, `||F||_2 / sqrt(images)`.")
        double embeddingPenalty,
    @JsonPropertyDescription("lambda2, on the L1 norm of the masks.") double maskPenalty,
    @JsonPropertyDescription("Weight of the mean pairwise cosine of active masks.")
        double maskOverlapPenalty,
    @JsonPropertyDescription(
            "Weight of their mean squared pairwise cosine (soft orthogonality: Bansal et al.,"
                + " NeurIPS 2018).")
        double maskOrthogonalityPenalty,
    @JsonPropertyDescription(
            "Decay of an exponential moving average (EMA) of the parameters, which is then"
                + " evaluated and saved. 0: none.")
        double averaging,
    @JsonPropertyDescription("Steps between evaluations on the validation split.")
        int evaluateEvery,
    @JsonPropertyDescription("Steps between checkpoints.") int checkpointEvery,
    @JsonPropertyDescription("Evaluations without improvement before training stops. 0: never.")
        int patience,
    @JsonPropertyDescription("Parts of the training split for local SGD.") int partitions,
    @JsonPropertyDescription(
            "Steps in each partition between two averages; with several partitions, `steps`,"
                + " `evaluateEvery` and `checkpointEvery` are multiples of it.")
        int averageEvery)
    implements Serializable {
  /** So many steps take weeks even on the smallest images. */
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
      // The other samplings draw triplets among a batch's images.
      throw new ConfigurationException(
          String.format(
              "training.tripletPool: %d needs training.sampling independent, but that is %s",
              tripletPool, sampling.label()));
    }
    Check.positive("training.margin", margin, Check.MAX);
    continuousLoss.requireDistances(continuousTriplets.rule());
    Check.factor("training.learningRate", learningRate);
    Check.between("training.warmup", warmup, 0, MAX_STEPS);
    Check.factor("training.decay", decay);
    Check.notNegative("training.embeddingPenalty", embeddingPenalty, Check.MAX);
    Check.notNegative("training.maskPenalty", maskPenalty, Check.MAX);
    Check.notNegative("training.maskOverlapPenalty", maskOverlapPenalty, Check.MAX);
    Check.notNegative("training.maskOrthogonalityPenalty", maskOrthogonalityPenalty, Check.MAX);
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

  /**
   * Requires a multiple of the local SGD interval: between two averages there is no single network
   * to evaluate or save.
   */
  private static void requireRounds(String key, int value, int averageEvery) {
    if (value % averageEvery != 0) {
      throw new ConfigurationException(
          String.format(
              "%s: %d must be a multiple of training.averageEvery, %d, where training.partitions is"
                  + " above 1",
              key, value, averageEvery));
    }
  }

  /** The triplets over which a condition's hinge losses are averaged. */
  public enum Reduction implements Labeled {
    /**
     * Averages over triplets that violate the margin, so that easy ones do not dilute the gradient
     * late in training.
     */
    VIOLATING,
    ALL,
    /**
     * Averages over semi-hard triplets, which violate the margin although the positive is nearer.
     */
    SEMI_HARD,
    /** Averages over hard triplets, whose negative is nearer than the positive. */
    HARD
  }

  /** The course of the learning rate from the first step to the last. */
  public enum Schedule implements Labeled {
    CONSTANT,
    /** Follows half a cosine from the full learning rate to zero. */
    COSINE,
    /** Multiplies the rate by the same factor in each step, by {@code decay} over the whole run. */
    EXPONENTIAL
  }
}
