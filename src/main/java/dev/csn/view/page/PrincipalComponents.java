package dev.csn.view.page;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The two directions in which points spread most: the eigenvectors of their covariance with the
 * largest eigenvalues (Pearson, Philosophical Magazine 1901). Each points to where its largest
 * entry is positive, so that equal points give equal pictures.
 */
final class PrincipalComponents {
  static final int COUNT = 2;

  private PrincipalComponents() {}

  /**
   * Projects points.
   *
   * @param points [n, D]
   * @return [n, 2], the mean of the points at the origin; all 0 in a direction that does not exist
   */
  static double[][] project(double[][] points) {
    int dimensions = points[0].length;
    double[][] centered = centered(points);
    double[][] projected = new double[points.length][COUNT];
    EigenDecomposition eigen = new EigenDecomposition(covariance(centered));
    double[] values = eigen.getRealEigenvalues();
    int[] order =
        IntStream.range(0, dimensions)
            .boxed()
            .sorted((a, b) -> Double.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int component = 0; component < Math.min(COUNT, dimensions); component++) {
      double[] direction = eigen.getEigenvector(order[component]).toArray();
      double sign = signOfLargest(direction);
      for (int i = 0; i < points.length; i++) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
          sum += centered[i][d] * direction[d];
        }
        projected[i][component] = sign * sum;
      }
    }
    return projected;
  }

  private static double[][] centered(double[][] points) {
    double[] means = new double[points[0].length];
    for (double[] point : points) {
      for (int d = 0; d < means.length; d++) {
        means[d] += point[d] / points.length;
      }
    }
    double[][] centered = new double[points.length][means.length];
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < means.length; d++) {
        centered[i][d] = points[i][d] - means[d];
      }
    }
    return centered;
  }

  private static RealMatrix covariance(double[][] centered) {
    int dimensions = centered[0].length;
    double[][] covariance = new double[dimensions][dimensions];
    for (double[] point : centered) {
      for (int a = 0; a < dimensions; a++) {
        for (int b = 0; b <= a; b++) {
          covariance[a][b] += point[a] * point[b] / centered.length;
        }
      }
    }
    for (int a = 0; a < dimensions; a++) {
      for (int b = 0; b < a; b++) {
        covariance[b][a] = covariance[a][b];
      }
    }
    return MatrixUtils.createRealMatrix(covariance);
  }

  private static double signOfLargest(double[] direction) {
    double largest = 0;
    for (double entry : direction) {
      if (Math.abs(entry) > Math.abs(largest)) {
        largest = entry;
      }
    }
    return largest < 0 ? -1 : 1;
  }
}
