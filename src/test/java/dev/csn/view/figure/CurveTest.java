package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Curve curve(int points) {
    double[] x = IntStream.rangeClosed(1, points).mapToDouble(i -> i).toArray();
    return new Curve("c", x, IntStream.range(0, points).mapToDouble(i -> i * i).toArray());
  }

  @Test
  void meansAreOfPointsThatFollowOneAnotherTheLastTakesTheRest() {
    Curve means = curve(7).means(3);
    assertArrayEquals(new double[] {2, 5.5}, means.x());
    assertArrayEquals(new double[] {(0 + 1 + 4) / 3.0, (9 + 16 + 25 + 36) / 4.0}, means.y());
    assertArrayEquals(curve(7).y(), curve(7).means(1).y());
  }

  @Test
  void neitherMeansNorMarksAreMany() {
    for (int points : new int[] {1, 2, 119, 120, 121, 240, 241, 1000, 4001}) {
      int width = Curve.width(points);
      assertEquals(points <= 120, width == 1);
      int left = curve(points).means(width).x().length;
      assertEquals(true, left <= 120 && left >= Math.min(points, 60), points + ": " + left);
      int[] marked = curve(points).marked(12);
      assertEquals(points - 1, marked[marked.length - 1]);
      assertEquals(true, marked.length <= 12 && marked.length >= Math.min(points, 6));
    }
  }
}
