package dev.csn.evaluation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression (Hoerl and Kennard, Technometrics 1970) on standardized dimensions: with R their
 * correlation matrix and r their covariances with a target,
 *
 * <pre>w = (R + {@value #RIDGE} I)^-1 r</pre>
 *
 * <p>The ridge is a thousandth of a dimension's variance: too little to matter if dimensions
 * differ, and enough for a solution if they repeat each other.
 */
final class RidgeFit {
  private static final double RIDGE = 1e-3;

  /**
   * In units of the variance over all items. Below this, a dimension is constant up to rounding.
   */
  private static final double CONSTANT = 1e-9;

  private final ProbeMoments moments;
  private final int[] dimensions;

  /** [k]; 0 for a constant dimension, which the model ignores. */
  private final double[] inverseDeviations;

  private final DecompositionSolver solver;

  /**
   * Prepares models on some dimensions.
   *
   * @param moments of the fitted items; dimensions have variance 1 over all items
   * @param dimensions [k], at least one
   */
  RidgeFit(ProbeMoments moments, int[] dimensions) {
    this.moments = moments;
    this.dimensions = dimensions;
    this.inverseDeviations = new double[dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      double variance = moments.variance(dimensions[i]);
      inverseDeviations[i] = variance > CONSTANT ? 1 / Math.sqrt(variance) : 0;
    }
    double[][] matrix = new double[dimensions.length][dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] =
            moments.covariance(dimensions[i], dimensions[j])
                * inverseDeviations[i]
                * inverseDeviations[j];
        matrix[j][i] = matrix[i][j];
      }
      matrix[i][i] = 1 + RIDGE;
    }
    this.solver =
        new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, /* copyArray= */ false))
            .getSolver();
  }

  /**
   * The model of one target.
   *
   * @return weights of the dimensions before standardization, [k][T]
   */
  double[][] weights(int target) {
    int columns = moments.meanOf(target).length;
    double[][] covariances = new double[dimensions.length][columns];
    for (int i = 0; i < dimensions.length; i++) {
      for (int t = 0; t < columns; t++) {
        covariances[i][t] = moments.covariance(dimensions[i], target, t) * inverseDeviations[i];
      }
    }
    RealMatrix solution = solver.solve(new Array2DRowRealMatrix(covariances, false));
    double[][] weights = solution.getData();
    for (int i = 0; i < dimensions.length; i++) {
      for (int t = 0; t < columns; t++) {
        weights[i][t] *= inverseDeviations[i];
      }
    }
    return weights;
  }
}
