package dev.csn.training;

/**
 * What a run has come to, beside the network itself.
 *
 * @param step steps taken
 * @param seconds of training spent on them
 * @param bestStep the step after which validation was best; 0 before the first evaluation
 * @param bestScore the mean triplet accuracy then
 * @param evaluationsSinceBest for early stopping
 */
public record Progress(
    long step, double seconds, long bestStep, double bestScore, int evaluationsSinceBest) {
  static final Progress START = new Progress(0, 0, 0, 0, 0);

  public Progress {
    if (step < 0 || step > Integer.MAX_VALUE || bestStep < 0 || bestStep > step) {
      throw new IllegalArgumentException("step " + step + " after the best at " + bestStep);
    }
    if (!(seconds >= 0) || !(bestScore >= 0 && bestScore <= 1) || evaluationsSinceBest < 0) {
      throw new IllegalArgumentException(
          seconds + " seconds, score " + bestScore + ", " + evaluationsSinceBest + " evaluations");
    }
  }

  Progress afterStep(double secondsSpent) {
    return new Progress(step + 1, secondsSpent, bestStep, bestScore, evaluationsSinceBest);
  }

  boolean improvedBy(double score) {
    return bestStep == 0 || score > bestScore;
  }

  Progress afterEvaluation(double score) {
    return improvedBy(score)
        ? new Progress(step, seconds, step, score, 0)
        : new Progress(step, seconds, bestStep, bestScore, evaluationsSinceBest + 1);
  }
}
