package dev.csn.training;

/**
 * The progress of a training.
 *
 * @param step steps taken
 * @param seconds of training spent on them
 * @param triplets in them, of all conditions
 * @param bestStep the step after which validation was best; 0 before the first evaluation
 * @param bestScore the mean triplet accuracy then
 * @param evaluationsSinceBest for early stopping
 */
public record Progress(
    long step,
    double seconds,
    long triplets,
    long bestStep,
    double bestScore,
    int evaluationsSinceBest) {
  /** Above any training: 2^31 steps of 2^29 triplets. Sums of a few of them fit into a long. */
  private static final long MAX_TRIPLETS = 1L << 60;

  static final Progress START = new Progress(0, 0, 0, 0, 0, 0);

  public Progress {
    if (step < 0 || step > Integer.MAX_VALUE || bestStep < 0 || bestStep > step) {
      throw new IllegalArgumentException("step " + step + " after the best at " + bestStep);
    }
    if (triplets < 0 || triplets > MAX_TRIPLETS) {
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

  Progress afterStep(double secondsSpent, long more) {
    return new Progress(
        step + 1, secondsSpent, triplets + more, bestStep, bestScore, evaluationsSinceBest);
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
