package dev.csn.training;

import dev.csn.model.loss.LossValue;
import dev.csn.model.loss.Penalty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The loss and the triplet counts of a step.
 *
 * @param loss the loss of the step's batch before the update
 * @param triplets the number of triplets per condition
 */
public record StepResult(LossValue loss, long[] triplets) implements Serializable {
  /**
   * One step of several partitions: the mean of their losses, the sum of their triplets. A
   * condition's loss and violations are means over the partitions that had triplets of it. The
   * result of a single partition stays as it is, to the last bit.
   *
   * @param results in the order of the partitions, in which sums are taken
   */
  static StepResult of(List<StepResult> results) {
    List<LossValue> losses = results.stream().map(StepResult::loss).toList();
    LossValue mean =
        new LossValue(
            mean(losses, LossValue::total),
            means(results, LossValue::triplet),
            means(results, LossValue::violating),
            Penalty.values(penalty -> mean(losses, loss -> loss.penalties().get(penalty))));
    long[] triplets = new long[results.get(0).triplets.length];
    for (StepResult result : results) {
      Arrays.setAll(triplets, c -> triplets[c] + result.triplets[c]);
    }
    return new StepResult(mean, triplets);
  }

  /** The triplets of all conditions. */
  long tripletCount() {
    return Arrays.stream(triplets).sum();
  }

  private static double[] means(List<StepResult> results, Function<LossValue, double[]> part) {
    double[] means = new double[results.get(0).triplets.length];
    for (int c = 0; c < means.length; c++) {
      int condition = c;
      List<LossValue> losses =
          results.stream().filter(r -> r.triplets[condition] > 0).map(StepResult::loss).toList();
      means[c] = losses.isEmpty() ? 0 : mean(losses, loss -> part.apply(loss)[condition]);
    }
    return means;
  }

  private static double mean(List<LossValue> losses, ToDoubleFunction<LossValue> part) {
    double sum = part.applyAsDouble(losses.get(0));
    for (LossValue loss : losses.subList(1, losses.size())) {
      sum += part.applyAsDouble(loss);
    }
    return sum / losses.size();
  }
}
