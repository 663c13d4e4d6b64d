package dev.csn.training;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.config.Sampling;
import dev.csn.config.TrainingConfig;
import dev.csn.error.TrainingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the steps whose batch had no triplets of a condition although it was the condition's turn.
 */
final class StepsWithoutTriplets {
  /** After so many steps, a lack of triplets is no coincidence. */
  private static final int MIN_STEPS = 20;

  private final TrainingConfig config;
  private final List<Attribute> attributes;
  private final long[] due;
  private final long[] without;

  StepsWithoutTriplets(TrainingConfig config, List<Attribute> attributes) {
    this.config = config;
    this.attributes = List.copyOf(attributes);
    this.due = new long[attributes.size()];
    this.without = new long[attributes.size()];
  }

  /**
   * Counts a step.
   *
   * @param step counted from 1
   */
  void add(long step, StepResult result) {
    for (int c = 0; c < due.length; c++) {
      if (config.sampling() != Sampling.INDEPENDENT || (step - 1) % due.length == c) {
        due[c]++;
        without[c] += result.triplets()[c] == 0 ? 1 : 0;
      }
    }
  }

  /**
   * Requires that training has had triplets so far.
   *
   * @throws TrainingException if none of its steps had a triplet of any condition
   */
  void requireSome(Progress progress) {
    boolean enough = progress.step() >= Math.min(MIN_STEPS, config.steps());
    if (enough && progress.triplets() == 0) {
      throw new TrainingException(
          String.format(
              "none of %d steps had any triplets, there is nothing to learn from: %s",
              progress.step(), remedy(attributes.get(0))));
    }
  }

  /** A line for each condition that lacked triplets in some step. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (int c = 0; c < due.length; c++) {
      if (without[c] > 0) {
        remarks.add(
            String.format(
                "%d of %d steps had no triplets of '%s' and taught nothing of it; %s",
                without[c], due[c], attributes.get(c).name(), remedy(attributes.get(c))));
      }
    }
    return remarks;
  }

  private String remedy(Attribute attribute) {
    if (!(attribute instanceof Categorical)) {
      return "maybe a larger training.batchSize, or other training.continuousTriplets";
    }
    return config.sampling() == Sampling.SHARED
        ? "maybe training.sampling=balanced, or a larger training.batchSize"
        : "maybe a larger training.batchSize";
  }
}
