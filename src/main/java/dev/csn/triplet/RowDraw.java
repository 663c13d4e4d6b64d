package dev.csn.triplet;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Chooses the images of a batch, all different. */
interface RowDraw {
  /** Draws the rows of a step's images. */
  int[] draw(long step, SplittableRandom random);

  /** Any rows, all equally likely. */
  static RowDraw uniform(int[] rows, int count) {
    return (step, random) -> distinct(rows, count, random);
  }

  /**
   * Draws without replacement, as Floyd does (Bentley and Floyd, CACM 1987).
   *
   * @param count at most as many as there are rows
   */
  static int[] distinct(int[] rows, int count, SplittableRandom random) {
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
