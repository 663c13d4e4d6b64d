package dev.csn.triplet;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Uniform draws without replacement. */
final class DistinctDraw {
  private DistinctDraw() {}

  /** Draws a number from 0 to {@code size - 1} other than {@code taken}. */
  static int besides(int taken, int size, SplittableRandom random) {
    return skip(random.nextInt(size - 1), taken);
  }

  /** Draws a number from 0 to {@code size - 1} other than {@code taken} and {@code alsoTaken}. */
  static int besides(int taken, int alsoTaken, int size, SplittableRandom random) {
    int draw = random.nextInt(size - 2);
    return skip(skip(draw, Math.min(taken, alsoTaken)), Math.max(taken, alsoTaken));
  }

  private static int skip(int draw, int taken) {
    return draw < taken ? draw : draw + 1;
  }

  /**
   * Draws some of the rows by Floyd's algorithm (Bentley and Floyd, CACM 1987).
   *
   * @param count at most as many as there are rows
   */
  static int[] of(int[] rows, int count, SplittableRandom random) {
    int[] drawn = new int[count];
    Set<Integer> taken = new HashSet<>(count * 2);
    for (int i = 0; i < count; i++) {
      int last = rows.length - count + i;
      int candidate = random.nextInt(last + 1);
      if (!taken.add(candidate)) {
        candidate = last;
        taken.add(last);
      }
      drawn[i] = rows[candidate];
    }
    return drawn;
  }
}
