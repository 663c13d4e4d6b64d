package dev.csn.source.fonts;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/**
 * A character's outline with how far it reaches; y grows downwards. Bounds as Java gives them are
 * those of curves' control points, some of which lie far outside, and differ between its versions.
 */
record Outline(Shape shape, double left, double top, double right, double bottom) {
  /** In design units, of which pictures are some dozens high. */
  private static final double FLATNESS = 0.5;

  static Outline of(Shape shape) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double[] point = new double[6];
    for (PathIterator path = shape.getPathIterator(null, FLATNESS); !path.isDone(); path.next()) {
      if (path.currentSegment(point) != PathIterator.SEG_CLOSE) {
        left = Math.min(left, point[0]);
        top = Math.min(top, point[1]);
        right = Math.max(right, point[0]);
        bottom = Math.max(bottom, point[1]);
      }
    }
    return new Outline(shape, left, top, right, bottom);
  }

  /** Whether it encloses anything that could be seen. */
  boolean hasExtent() {
    double width = right - left;
    double height = bottom - top;
    return Double.isFinite(width) && width > 0 && Double.isFinite(height) && height > 0;
  }
}
