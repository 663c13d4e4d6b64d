package dev.csn.training;

import dev.csn.model.loss.LossValue;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a step came to.
 *
 * @param loss of the step's batch before it
 * @param triplets asked in it, of all conditions
 */
public record StepResult(LossValue loss, long triplets) implements Serializable {
  /**
   * One step of several partitions: the mean of their losses, all of their triplets. Of a single
   * one it is what that came to, to the last bit.
   *
   * @param results in the order of the partitions, in which sums are taken
   */
  static StepResult of(List<StepResult> results) {
    List<LossValue> losses = results.stream().map(StepResult::loss).toList();
    LossValue mean =
        new LossValue(
            mean(losses, LossValue::total),
            means(losses, LossValue::triplet),
            means(losses, LossValue::violating),
            mean(losses, LossValue::embeddingNorm),
            mean(losses, LossValue::maskNorm),
            mean(losses, LossValue::maskOverlap),
            mean(losses, LossValue::maskOrthogonality));
    return new StepResult(mean, results.stream().mapToLong(StepResult::triplets).sum());
  }

  private static double[] means(List<LossValue> losses, Function<LossValue, double[]> part) {
    double[] means = new double[part.apply(losses.get(0)).length];
    for (int c = 0; c < means.length; c++) {
      int condition = c;
      means[c] = mean(losses, loss -> part.apply(loss)[condition]);
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
