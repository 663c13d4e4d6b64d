package dev.csn.triplet;

import dev.csn.random.Seed;

/**
 * Goes through a pool of triplets again and again, each time in another random order: each triplet
 * once an epoch. A batch may end one epoch and begin the next.
 */
final class PoolEpochs implements StepTriplets {
  private final Triplets pool;
  private final int perStep;
  private final int turns;
  private final Seed seed;

  /** Only a memory of what follows from the seed: a step needs the order that the last one did. */
  private volatile Epoch latest;

  private record Epoch(long number, int[] order) {}

  /**
   * Epochs over a pool.
   *
   * @param perStep triplets of each step
   * @param turns every so many steps the condition has its turn
   */
  PoolEpochs(Triplets pool, int perStep, int turns, Seed seed) {
    this.pool = pool;
    this.perStep = perStep;
    this.turns = turns;
    this.seed = seed;
    this.latest = epoch(0);
  }

  @Override
  public Triplets of(long step) {
    long first = step / turns * perStep;
    TripletList drawn = new TripletList(perStep);
    Epoch epoch = latest;
    for (long position = first; position < first + perStep; position++) {
      long number = position / pool.size();
      if (epoch.number != number) {
        epoch = epoch(number);
      }
      drawn.add(pool, epoch.order[(int) (position % pool.size())]);
    }
    latest = epoch;
    return drawn.toTriplets();
  }

  private Epoch epoch(long number) {
    return new Epoch(number, seed.at(number).permutation(pool.size()));
  }
}
