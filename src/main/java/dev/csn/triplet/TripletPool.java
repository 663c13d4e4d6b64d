package dev.csn.triplet;

import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.SplittableRandom;

/**
 * So many distinct triplets of one condition, drawn before training, which then sees no others. A
 * larger pool of the same stream begins with the smaller one, so that a curve of error against
 * number of training triplets is nested (Veit et al., CVPR 2017, section 4).
 */
final class TripletPool {
  private static final int CHUNK = 1000;

  /**
   * Draws in a row without a new triplet, per triplet found, after which there count as being no
   * more. Where all are equally likely, the last one is missed once in e^20 times.
   */
  private static final long PATIENCE = 20;

  private TripletPool() {}

  /**
   * Draws a pool.
   *
   * @param attribute the condition's name, for messages
   * @return {@code size} distinct triplets
   * @throws InputException if so many are not found; says how many are
   */
  static Triplets draw(TripletSource source, int size, String attribute, Seed seed) {
    SplittableRandom random = seed.random();
    TripletIndex found = new TripletIndex(size);
    TripletList pool = new TripletList(size);
    long inVain = 0;
    while (found.size() < size) {
      // Draws follow one another: what a pool begins with does not depend on where chunks end.
      Triplets drawn = source.draw(CHUNK, random);
      int before = found.size();
      for (int t = 0; t < drawn.size() && found.size() < size; t++) {
        if (found.add(drawn.anchors()[t], drawn.positives()[t], drawn.negatives()[t])) {
          pool.add(drawn, t);
        }
      }
      inVain = found.size() > before ? 0 : inVain + CHUNK;
      if (inVain > PATIENCE * found.size()) {
        throw new InputException(
            String.format(
                "training.tripletPool: %d, but only %d distinct triplets of attribute '%s' were"
                    + " found in the training split",
                size, found.size(), attribute));
      }
    }
    return pool.toTriplets();
  }
}
