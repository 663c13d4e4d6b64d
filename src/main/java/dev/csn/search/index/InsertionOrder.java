package dev.csn.search.index;

import java.util.Arrays;

/**
 * The order in which vectors come into a graph. Near ones come one after the other, so that what
 * the search for one has read is in the processor's caches for the next; this halves the time that
 * a graph of many takes. But they come in passes, each over all of them and twice as dense as those
 * before it: a graph to which one region comes after the other has few ways between regions, and
 * finds less.
 */
final class InsertionOrder {
  /** The first pass takes one in so many. */
  private static final int COARSEST = 256;

  /** So few are near one another in any order. */
  private static final int LEAF = 16;

  /** Of how many the most distant two give the direction to cut across. */
  private static final int SAMPLE = 256;

  private final float[] vectors;
  private final int size;

  /** Vectors by their place along the line: the higher half a position, the lower one a number. */
  private final long[] line;

  private InsertionOrder(float[] vectors, int size) {
    this.vectors = vectors;
    this.size = size;
    this.line = new long[vectors.length / size];
    Arrays.setAll(line, i -> i);
  }

  /**
   * Orders vectors; the same ones in the same way.
   *
   * @param vectors [n, size]
   * @return the number of the vector that comes first, second, ..., [n]
   */
  static int[] of(float[] vectors, int size) {
    InsertionOrder order = new InsertionOrder(vectors, size);
    order.cut(0, order.line.length);
    return order.inPasses();
  }

  /** Brings those nearer to one another that are near: cuts them in halves, and these again. */
  private void cut(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int one = farthest(from, to, number(from));
    int other = farthest(from, to, one);
    for (int i = from; i < to; i++) {
      line[i] = (long) ascending(position(number(i), one, other)) << 32 | number(i);
    }
    Arrays.sort(line, from, to);
    int middle = (from + to) >>> 1;
    cut(from, middle);
    cut(middle, to);
  }

  private int number(int place) {
    return (int) line[place];
  }

  private int farthest(int from, int to, int origin) {
    int farthest = origin;
    float most = 0;
    int step = Math.max(1, (to - from) / SAMPLE);
    for (int i = from; i < to; i += step) {
      float distance = SquaredDistances.between(vectors, origin * size, number(i) * size, size);
      if (distance > most) {
        most = distance;
        farthest = number(i);
      }
    }
    return farthest;
  }

  /** How far a vector lies in the direction from one to another. */
  private float position(int vector, int one, int other) {
    float sum = 0;
    for (int d = 0; d < size; d++) {
      sum += (vectors[other * size + d] - vectors[one * size + d]) * vectors[vector * size + d];
    }
    return sum;
  }

  /** Whole numbers that are in the order of their floats. */
  private static int ascending(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private int[] inPasses() {
    int[] order = new int[line.length];
    int at = 0;
    for (int place = 0; place < line.length; place += COARSEST) {
      order[at++] = number(place);
    }
    for (int step = COARSEST; step > 1; step /= 2) {
      for (int place = step / 2; place < line.length; place += step) {
        order[at++] = number(place);
      }
    }
    return order;
  }
}
