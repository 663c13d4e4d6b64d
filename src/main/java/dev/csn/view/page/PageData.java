package dev.csn.view.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.attribute.Ordinal;
import dev.csn.dataset.Items;
import dev.csn.gallery.Gallery;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Data from which the script of the page computes neighbors.
 *
 * @param run the run's path, for {@code csn query --run}
 * @param split the items' split
 * @param whole whether these are all items of the split
 * @param ids items' ids, by row
 * @param files files of the images, by row; null if images have no names
 * @param attributes the attributes that items are shown with and judged by
 * @param conditions their names, in the order of the masks
 * @param dimensions number of dimensions that some mask uses; the page holds no others
 * @param embeddings float32 [n, dimensions], little-endian, base64
 * @param masks active masks, float32 [C, dimensions], little-endian, base64
 * @param squaredNorms squared norms of the effective masks, [C]
 * @param maps one map per condition
 * @param extent the largest position in maps
 * @param thumbnails null if there are no pictures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageData(
    String run,
    String split,
    boolean whole,
    int[] ids,
    @Nullable List<String> files,
    List<AttributeData> attributes,
    List<String> conditions,
    int dimensions,
    String embeddings,
    String masks,
    double[] squaredNorms,
    List<ConditionMap> maps,
    int extent,
    @Nullable Sheet thumbnails) {

  /** Layout of the sheet of thumbnails. */
  record Sheet(int width, int height, int columns) {}

  /**
   * An attribute's values.
   *
   * @param classes the labels of a categorical or ordinal attribute
   * @param codes indices of the labels by row, -1 for an unknown one
   * @param points components of a continuous attribute by row, null for an unknown value
   * @param factors factors of the components' differences
   * @param random the mean distance of two random items; null of a categorical attribute
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AttributeData(
      String name,
      @Nullable List<String> classes,
      int @Nullable [] codes,
      @Nullable List<float @Nullable []> points,
      double @Nullable [] factors,
      @Nullable Double random) {}

  static PageData of(
      String run,
      String split,
      ReportSample sample,
      Map<String, Relevance> byCondition,
      List<ConditionMap> maps,
      @Nullable Thumbnails thumbnails) {
    Gallery gallery = sample.gallery();
    Items items = gallery.items();
    int[] kept = usedDimensions(gallery);
    return new PageData(
        run,
        split,
        sample.whole(),
        IntStream.range(0, items.size()).map(items::id).toArray(),
        items.haveFiles() ? IntStream.range(0, items.size()).mapToObj(items::file).toList() : null,
        attributes(items, byCondition),
        sample.conditions(),
        kept.length,
        base64(items.size(), kept, gallery.embeddings()::value),
        base64(gallery.masks().size(), kept, gallery.masks()::active),
        sample.squaredNorms(),
        maps,
        ConditionMap.EXTENT,
        thumbnails == null
            ? null
            : new Sheet(thumbnails.width(), thumbnails.height(), thumbnails.columns()));
  }

  /** A matrix of float32. */
  private interface Values {
    float at(int row, int column);
  }

  /** Some columns of a matrix, row by row. */
  private static String base64(int rows, int[] columns, Values values) {
    byte[] bytes = new byte[rows * columns.length * Float.BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      for (int column : columns) {
        buffer.putFloat(values.at(row, column));
      }
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The dimensions that some mask uses; all others have weight 0 in every query. */
  private static int[] usedDimensions(Gallery gallery) {
    return IntStream.range(0, gallery.masks().dimensions())
        .filter(
            d ->
                IntStream.range(0, gallery.masks().size())
                    .anyMatch(c -> gallery.masks().active(c, d) > 0))
        .toArray();
  }

  private static List<AttributeData> attributes(Items items, Map<String, Relevance> byCondition) {
    List<AttributeData> data = new ArrayList<>();
    for (Relevance relevance : byCondition.values()) {
      if (relevance.attribute() instanceof Categorical classes) {
        data.add(
            new AttributeData(
                classes.name(),
                classes.classes(),
                IntStream.range(0, items.size()).map(classes::code).toArray(),
                null,
                null,
                null));
      } else if (relevance.attribute() instanceof DistanceAttribute points) {
        data.add(ofPoints(points, relevance.random()));
      }
    }
    return data;
  }

  private static AttributeData ofPoints(DistanceAttribute points, double random) {
    if (points instanceof Ordinal levels) {
      int[] codes = IntStream.range(0, points.items()).map(levels::code).toArray();
      return new AttributeData(points.name(), levels.classes(), codes, null, null, random);
    }
    int size = points.components().size();
    List<float @Nullable []> values = new ArrayList<>();
    for (int row = 0; row < points.items(); row++) {
      float[] point = null;
      if (points.known(row)) {
        point = new float[size];
        for (int k = 0; k < size; k++) {
          point[k] = points.component(row, k);
        }
      }
      values.add(point);
    }
    double[] factors = new double[size];
    Arrays.setAll(factors, points::factor);
    return new AttributeData(points.name(), null, null, values, factors, random);
  }
}
