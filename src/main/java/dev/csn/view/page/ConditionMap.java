package dev.csn.view.page;

import dev.csn.gallery.Gallery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tagbio.umap.Umap;

/**
 * The items' positions in the plane under one condition.
 *
 * @param condition the condition whose mask the embeddings are multiplied by
 * @param projections at least one
 */
record ConditionMap(String condition, List<Projection> projections) {
  /** Positions are whole numbers from 0 to this: finer than a screen's pixels, short as text. */
  static final int EXTENT = 2000;

  /** The default of McInnes' own implementation. */
  private static final int UMAP_NEIGHBORS = 15;

  /** A constant, so that equal galleries give equal maps. */
  private static final int UMAP_SEED = 1;

  /**
   * Positions by one method.
   *
   * @param name pca or umap
   * @param x positions by item from left to right, 0 to {@link #EXTENT}
   * @param y positions by item from top to bottom, in that unit
   */
  record Projection(String name, int[] x, int[] y) {}

  /** A map for each condition. */
  static List<ConditionMap> of(Gallery gallery) {
    return IntStream.range(0, gallery.masks().size())
        // One after the other: the library counts its progress in one place for all.
        .mapToObj(c -> of(gallery, c))
        .toList();
  }

  private static ConditionMap of(Gallery gallery, int condition) {
    double[][] points = masked(gallery, condition);
    Projection pca = drawn("pca", PrincipalComponents.project(points));
    String name = gallery.masks().conditions().get(condition);
    boolean enough = points.length > 2 * UMAP_NEIGHBORS && differ(points);
    return new ConditionMap(
        name, enough ? List.of(pca, drawn("umap", umap(points))) : List.of(pca));
  }

  /**
   * Projects points by UMAP (McInnes, Healy, Melville, arXiv 1802.03426): neighbors stay near,
   * large distances mean little.
   */
  private static double[][] umap(double[][] points) {
    Umap umap = new Umap();
    umap.setNumberComponents(PrincipalComponents.COUNT);
    umap.setNumberNearestNeighbours(UMAP_NEIGHBORS);
    umap.setSeed(UMAP_SEED);
    umap.setThreads(1); // with more, the same seed gives another picture
    return umap.fitTransform(points);
  }

  /** The masked embeddings, without the dimensions that the mask leaves out; one at least. */
  private static double[][] masked(Gallery gallery, int condition) {
    int[] kept =
        IntStream.range(0, gallery.masks().dimensions())
            .filter(d -> gallery.masks().active(condition, d) > 0)
            .toArray();
    double[][] points = new double[gallery.items().size()][Math.max(1, kept.length)];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < kept.length; k++) {
        points[i][k] =
            (double) gallery.masks().active(condition, kept[k])
                * gallery.embeddings().value(i, kept[k]);
      }
    }
    return points;
  }

  private static boolean differ(double[][] points) {
    return Arrays.stream(points).anyMatch(point -> !Arrays.equals(point, points[0]));
  }

  /** Both axes in the same unit, the longer one filling the picture. */
  private static Projection drawn(String name, double[][] plane) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] point : plane) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], point[axis]);
        high[axis] = Math.max(high[axis], point[axis]);
      }
    }
    double span = Math.max(high[0] - low[0], high[1] - low[1]);
    double unit = span > 0 ? EXTENT / span : 0;
    int[] x = new int[plane.length];
    int[] y = new int[plane.length];
    for (int i = 0; i < plane.length; i++) {
      x[i] = (int) Math.round(EXTENT / 2.0 + (plane[i][0] - (low[0] + high[0]) / 2) * unit);
      y[i] = (int) Math.round(EXTENT / 2.0 - (plane[i][1] - (low[1] + high[1]) / 2) * unit);
    }
    return new Projection(name, x, y);
  }
}
