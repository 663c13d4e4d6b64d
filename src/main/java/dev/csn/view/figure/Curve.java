package dev.csn.view.figure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A quantity by step.
 *
 * @param name its name in the legend
 * @param x steps, ascending
 * @param y as long as {@code x}, finite
 */
record Curve(String name, double[] x, double[] y) {
  /** More points than a figure has room for make it large, and hide the trend in noise. */
  private static final int MAX_POINTS = 120;

  /** The count of steps per point, so that a figure holds no more points than it can show. */
  static int width(int points) {
    return (points + MAX_POINTS - 1) / MAX_POINTS;
  }

  /** Indices of at most {@code most} evenly spaced points, the last among them. */
  int[] marked(int most) {
    int every = Math.max(1, (x.length + most - 1) / most);
    return IntStream.range(0, x.length).filter(i -> (x.length - 1 - i) % every == 0).toArray();
  }

  /** The means of groups of consecutive points; the last group takes the rest. */
  Curve means(int width) {
    if (width <= 1) {
      return this;
    }
    int points = Math.max(1, x.length / width);
    double[] meanX = new double[points];
    double[] meanY = new double[points];
    for (int i = 0; i < points; i++) {
      int end = i == points - 1 ? x.length : (i + 1) * width;
      meanX[i] = Arrays.stream(x, i * width, end).average().orElseThrow();
      meanY[i] = Arrays.stream(y, i * width, end).average().orElseThrow();
    }
    return new Curve(name, meanX, meanY);
  }
}
