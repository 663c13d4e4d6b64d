package dev.csn.search.index;

import java.util.Arrays;

/**
 * The order in which vectors are inserted into a graph. Near vectors follow one another, so that a
 * search finds the data of the previous one in cache; this halves the time to build a large graph.
 * The order makes passes over the whole space, each twice as dense as the previous ones: a graph
 * built region by region has few links between regions, and lower recall.
 */
final class InsertionOrder {
  /** Stride of the first pass, which must sample every region of a large gallery. */
  private static final int FIRST_STRIDE = 256;

  /** So few vectors stay in the cache, whatever their order. */
  private static final int LEAF = 16;

  /**
   * The number of sampled vectors whose most distant pair gives the axis: enough for a rough
   * principal axis.
   */
  private static final int SAMPLE = 256;

  private final float[] vectors;
  private final int size;

  /** The vectors' numbers in the lower halves, their positions along an axis in the upper ones. */
  private final long[] line;

  private InsertionOrder(float[] vectors, int size) {
    this.vectors = vectors;
    this.size = size;
    this.line = new long[vectors.length / size];
    Arrays.setAll(line, i -> i);
  }

  /**
   * Orders vectors; deterministic.
   *
   * @param vectors [n, size]
   * @return the numbers of the vectors in the order of their insertion, [n]
   */
  static int[] of(float[] vectors, int size) {
    InsertionOrder order = new InsertionOrder(vectors, size);
    order.cut(0, order.line.length);
    return order.inPasses();
  }

  /** Sorts along the axis of the most distant pair, halves there, and goes on with each half. */
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
      float distance =
          GraphBuild.SquaredDistances.between(vectors, origin * size, number(i) * size, size);
      if (distance > most) {
        most = distance;
        farthest = number(i);
      }
    }
    return farthest;
  }

  /** The position of a vector along the axis from one vector to another. */
  private float position(int vector, int one, int other) {
    float sum = 0;
    for (int d = 0; d < size; d++) {
      sum += (vectors[other * size + d] - vectors[one * size + d]) * vectors[vector * size + d];
    }
    return sum;
  }

  /** An int that sorts as its float does. */
  private static int ascending(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private int[] inPasses() {
    int[] order = new int[line.length];
    int at = 0;
    for (int place = 0; place < line.length; place += FIRST_STRIDE) {
      order[at++] = number(place);
    }
    for (int step = FIRST_STRIDE; step > 1; step /= 2) {
      for (int place = step / 2; place < line.length; place += step) {
        order[at++] = number(place);
      }
    }
    return order;
  }
}
