package dev.csn.triplet;

import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distinct triplets of one condition, drawn before training and the only ones used. A larger pool
 * of the same stream begins with the smaller one, so that the pools in a curve of error against
 * number of training triplets are nested (Veit et al., CVPR 2017, section 4).
 */
final class TripletPool {
  // Draws per call of a source; the pool does not depend on it.
  private static final int CHUNK = 1000;

  // Draws in a row without a new triplet, per triplet found, after which the search ends. Where all
  // triplets are equally likely, the last one is missed once in e^20 times.
  private static final long MAX_FRUITLESS_DRAWS = 20;

  private TripletPool() {}

  /**
   * Draws a pool.
   *
   * @param attribute the condition's name, for messages
   * @return {@code size} distinct triplets
   * @throws InputException if there are fewer; names their number
   */
  static Triplets draw(TripletSource source, int size, String attribute, Seed seed) {
    SplittableRandom random = seed.random();
    TripletSet found = new TripletSet(size);
    Triplets.Builder pool = new Triplets.Builder(size);
    long fruitless = 0;
    while (found.size < size) {
      Triplets drawn = source.draw(CHUNK, random);
      int before = found.size;
      for (int t = 0; t < drawn.size() && found.size < size; t++) {
        if (found.add(drawn.anchors()[t], drawn.positives()[t], drawn.negatives()[t])) {
          pool.add(drawn, t);
        }
      }
      fruitless = found.size > before ? 0 : fruitless + CHUNK;
      if (fruitless > MAX_FRUITLESS_DRAWS * found.size) {
        throw new InputException(
            String.format(
                "training.tripletPool: %d, but only %d distinct triplets of attribute '%s' were"
                    + " found in the training split",
                size, found.size, attribute));
      }
    }
    return pool.build();
  }

  /**
   * Epochs over a pool: each triplet once an epoch, every epoch in another random order. A batch
   * may end one epoch and begin the next.
   */
  static final class Epochs implements IndependentSampler.StepTriplets {
    private final Triplets pool;
    private final int perStep;
    private final int turns;
    private final Seed seed;

    // A cache of what follows from the seed: a step mostly needs the order that the last one did.
    private volatile Epoch latest;

    private record Epoch(long number, int[] order) {}

    /**
     * Prepares the first epoch.
     *
     * @param perStep triplets of each step
     * @param turns the number of steps between two turns of the condition
     */
    Epochs(Triplets pool, int perStep, int turns, Seed seed) {
      this.pool = pool;
      this.perStep = perStep;
      this.turns = turns;
      this.seed = seed;
      this.latest = epoch(pool, seed, 0);
    }

    @Override
    public Triplets of(long step) {
      long first = step / turns * perStep;
      Triplets.Builder drawn = new Triplets.Builder(perStep);
      Epoch epoch = latest;
      for (long position = first; position < first + perStep; position++) {
        long number = position / pool.size();
        if (epoch.number != number) {
          epoch = epoch(pool, seed, number);
        }
        drawn.add(pool, epoch.order[(int) (position % pool.size())]);
      }
      latest = epoch;
      return drawn.build();
    }

    private static Epoch epoch(Triplets pool, Seed seed, long number) {
      return new Epoch(number, seed.at(number).permutation(pool.size()));
    }
  }

  /** A hash set by open addressing: a few ints a triplet, where a million of them are kept. */
  private static final class TripletSet {
    private static final int FREE = -1;

    private final int[] slots;
    private final int[] anchors;
    private final int[] positives;
    private final int[] negatives;
    private int size;

    /**
     * An empty set.
     *
     * @param capacity how many triplets it can hold, at most 2^28
     */
    TripletSet(int capacity) {
      // Half of the slots stay free, so that a search soon ends.
      slots = new int[Integer.highestOneBit(Math.max(1, capacity)) * 4];
      Arrays.fill(slots, FREE);
      anchors = new int[capacity];
      positives = new int[capacity];
      negatives = new int[capacity];
    }

    /** Adds a triplet; false if it was there. */
    boolean add(int anchor, int positive, int negative) {
      int slot = hash(anchor, positive, negative) & (slots.length - 1);
      while (slots[slot] != FREE) {
        int t = slots[slot];
        if (anchors[t] == anchor && positives[t] == positive && negatives[t] == negative) {
          return false;
        }
        slot = (slot + 1) & (slots.length - 1);
      }
      anchors[size] = anchor;
      positives[size] = positive;
      negatives[size] = negative;
      slots[slot] = size++;
      return true;
    }

    private static int hash(int anchor, int positive, int negative) {
      long hash = anchor * 0x9e3779b97f4a7c15L;
      hash = (hash ^ (hash >>> 32) ^ positive) * 0xbf58476d1ce4e5b9L;
      hash = (hash ^ (hash >>> 32) ^ negative) * 0x94d049bb133111ebL;
      return (int) (hash >>> 32);
    }
  }
}
