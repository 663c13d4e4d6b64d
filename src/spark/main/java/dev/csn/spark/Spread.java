package dev.csn.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The standard deviations of a gallery's dimensions, as {@link
 * dev.csn.gallery.Embeddings#standardDeviations} takes them in one process: first the means, then
 * the squares. Sums of partitions are added up in the order of their first ids, so that the result
 * does not depend on which machine was done first.
 */
record Spread(JavaRDD<InternalRow> rows, GalleryColumns columns, int dimensions, int items) {
  /** What a partition's items add up to. */
  private record Sum(int firstId, double[] values) implements Serializable {}

  /** The population standard deviations, [D]. */
  double[] deviations() {
    double[] means = sums(null);
    for (int d = 0; d < dimensions; d++) {
      means[d] /= items;
    }
    double[] deviations = sums(means);
    for (int d = 0; d < dimensions; d++) {
      deviations[d] = Math.sqrt(deviations[d] / items);
    }
    return deviations;
  }

  /** The sums of the values, or of the squares of their differences from means. */
  private double[] sums(double[] means) {
    GalleryColumns read = columns;
    int size = dimensions;
    List<Sum> parts = new ArrayList<>(rows.mapPartitions(p -> sum(p, read, size, means)).collect());
    parts.sort(Comparator.comparingInt(Sum::firstId));
    double[] sums = new double[dimensions];
    for (Sum part : parts) {
      for (int d = 0; d < dimensions; d++) {
        sums[d] += part.values[d];
      }
    }
    return sums;
  }

  private static Iterator<Sum> sum(
      Iterator<InternalRow> rows, GalleryColumns columns, int dimensions, double[] means) {
    double[] sums = new double[dimensions];
    int firstId = Integer.MAX_VALUE;
    while (rows.hasNext()) {
      StoredItem item = columns.item(rows.next());
      firstId = Math.min(firstId, item.id());
      for (int d = 0; d < dimensions; d++) {
        double value = item.embedding()[d];
        double difference = means == null ? value : value - means[d];
        sums[d] += means == null ? difference : difference * difference;
      }
    }
    return List.of(new Sum(firstId, sums)).iterator();
  }
}
