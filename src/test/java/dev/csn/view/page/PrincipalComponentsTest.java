package dev.csn.view.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.random.Seed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  private static double[][] cloud(int count, double... spreads) {
    SplittableRandom random = new Seed(3).random();
    double[][] points = new double[count][spreads.length];
    for (double[] point : points) {
      for (int d = 0; d < spreads.length; d++) {
        point[d] = 7 + spreads[d] * (random.nextDouble() - 0.5);
      }
    }
    return points;
  }

  @Test
  void pointsOnALineKeepTheirDistancesAlongTheFirstDirection() {
    double[][] points = {{0, 0, 0}, {1, 2, 2}, {2, 4, 4}, {5, 10, 10}};
    double[][] plane = PrincipalComponents.project(points);
    assertArrayEquals(
        new double[] {-6, -3, 0, 9},
        new double[] {plane[0][0], plane[1][0], plane[2][0], plane[3][0]},
        1e-9);
    for (double[] point : plane) {
      assertEquals(0, point[1], 1e-9);
    }
  }

  @Test
  void theFirstDirectionEqualsThatOfPowerIteration() {
    double[][] points = cloud(200, 1, 9, 3, 2);
    double[] direction = {1, 1, 1, 1};
    double[] mean = new double[4];
    for (double[] point : points) {
      for (int d = 0; d < 4; d++) {
        mean[d] += point[d] / points.length;
      }
    }
    for (int iteration = 0; iteration < 500; iteration++) {
      double[] next = new double[4];
      for (double[] point : points) {
        double along = 0;
        for (int d = 0; d < 4; d++) {
          along += (point[d] - mean[d]) * direction[d];
        }
        for (int d = 0; d < 4; d++) {
          next[d] += along * (point[d] - mean[d]);
        }
      }
      double norm =
          Math.sqrt(next[0] * next[0] + next[1] * next[1] + next[2] * next[2] + next[3] * next[3]);
      for (int d = 0; d < 4; d++) {
        direction[d] = next[d] / norm;
      }
    }
    double[][] plane = PrincipalComponents.project(points);
    for (int i = 0; i < points.length; i++) {
      double along = 0;
      for (int d = 0; d < 4; d++) {
        along += (points[i][d] - mean[d]) * direction[d];
      }
      assertEquals(along, plane[i][0], 1e-6);
    }
  }

  @Test
  void theSecondDirectionHasTheSpreadThatIsLeft() {
    double[][] plane = PrincipalComponents.project(cloud(3000, 9, 0.1, 3));
    double product = 0;
    double[] squares = new double[2];
    for (double[] point : plane) {
      product += point[0] * point[1];
      squares[0] += point[0] * point[0] / plane.length;
      squares[1] += point[1] * point[1] / plane.length;
    }
    assertEquals(0, product / plane.length, 1e-9);
    assertEquals(81 / 12.0, squares[0], 0.3); // of a uniform distribution
    assertEquals(9 / 12.0, squares[1], 0.03);
  }

  @Test
  void aSingleDimensionOrASinglePointGivesZerosWhereThereIsNothing() {
    assertArrayEquals(
        new double[][] {{-1, 0}, {1, 0}}, PrincipalComponents.project(new double[][] {{2}, {4}}));
    assertArrayEquals(
        new double[][] {{0, 0}}, PrincipalComponents.project(new double[][] {{2, 5, 6}}));
  }
}
