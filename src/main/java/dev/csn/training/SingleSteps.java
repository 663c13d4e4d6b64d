package dev.csn.training;

import java.util.List;

/** One step at a time, by the network itself. */
final class SingleSteps implements Steps {
  private final Replica replica;
  private final Batches batches;

  SingleSteps(Replica replica, Batches batches) {
    this.replica = replica;
    this.batches = batches;
  }

  @Override
  public long images() {
    return batches.images();
  }

  @Override
  public long triplets(long steps) {
    return batches.triplets(steps);
  }

  @Override
  public List<StepResult> next(int taken) {
    return List.of(replica.step(taken));
  }

  @Override
  public void close() {
    // Holds nothing that outlives the network.
  }
}
