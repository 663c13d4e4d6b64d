package dev.csn.training;

/**
 * What a run has come to, beside the network itself.
 *
 * @param step steps taken
 * @param seconds of training spent on them
 * @param triplets asked in them, of all conditions; null if a checkpoint from before they were
 *     counted was read
 * @param bestStep the step after which validation was best; 0 before the first evaluation
 * @param bestScore the mean triplet accuracy then
 * @param evaluationsSinceBest for early stopping
 */
public record Progress(
    long step,
    double seconds,
    Long triplets,
    long bestStep,
    double bestScore,
    int evaluationsSinceBest) {
  /** Triplets of the longest training of the largest batches, of more conditions than exist. */
  private static final long MOST_TRIPLETS = 1L << 60;

  static final Progress START = new Progress(0, 0, 0L, 0, 0, 0);

  public Progress {
    if (step < 0 || step > Integer.MAX_VALUE || bestStep < 0 || bestStep > step) {
      throw new IllegalArgumentException("step " + step + " after the best at " + bestStep);
    }
    if (triplets != null && (triplets < 0 || triplets > MOST_TRIPLETS)) {
      throw new IllegalArgumentException(triplets + " triplets");
    }
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)
        || !(bestScore >= 0 && bestScore <= 1)
        || evaluationsSinceBest < 0
        || evaluationsSinceBest > step) {
      throw new IllegalArgumentException(
          seconds + " seconds, score " + bestScore + ", " + evaluationsSinceBest + " evaluations");
    }
  }

  Progress afterStep(double secondsSpent, long tripletsAsked) {
    return new Progress(
        step + 1,
        secondsSpent,
        triplets + tripletsAsked,
        bestStep,
        bestScore,
        evaluationsSinceBest);
  }

  Progress withTriplets(long counted) {
    return new Progress(step, seconds, counted, bestStep, bestScore, evaluationsSinceBest);
  }

  boolean improvedBy(double score) {
    return bestStep == 0 || score > bestScore;
  }

  Progress afterEvaluation(double score) {
    return improvedBy(score)
        ? new Progress(step, seconds, triplets, step, score, 0)
        : new Progress(step, seconds, triplets, bestStep, bestScore, evaluationsSinceBest + 1);
  }
}
