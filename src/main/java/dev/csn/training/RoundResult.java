package dev.csn.training;

import java.io.Serializable;
import java.util.List;

/**
 * What a round came to in one partition.
 *
 * @param state of the network after it
 * @param steps of the round, one by one
 */
public record RoundResult(NetworkState state, List<StepResult> steps) implements Serializable {
  public RoundResult {
    steps = List.copyOf(steps);
  }
}
