package dev.csn.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import dev.csn.attribute.AttributeSchema;
import dev.csn.cluster.ClusterGallery;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.search.GalleryPart;
import dev.csn.search.Search;
import dev.csn.search.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** A gallery as a table of Spark's, of which machines read what they search. */
final class SparkGallery implements ClusterGallery {
  private static final String WANTED = "wanted";

  private final SparkSession session;
  private final Dataset<Row> table;
  private final GalleryColumns columns;
  private final Masks masks;
  private final int items;
  private final String name;

  /**
   * A gallery.
   *
   * @param table with the columns that {@link ItemRows} gives
   * @param name of it, for messages
   */
  SparkGallery(
      SparkSession session,
      Dataset<Row> table,
      List<AttributeSchema> attributes,
      Masks masks,
      int items,
      String name) {
    this.session = session;
    this.table = table;
    this.columns =
        new GalleryColumns(attributes, Arrays.asList(table.columns()).contains(ItemsCsv.FILE));
    this.masks = masks;
    this.items = items;
    this.name = name;
  }

  @Override
  public Masks masks() {
    return masks;
  }

  @Override
  public Gallery items(int[] ids) {
    List<Integer> wanted = IntStream.of(ids).boxed().toList();
    Dataset<Row> asked = session.createDataset(wanted, Encoders.INT()).toDF(WANTED);
    return collected(
        table.join(
            broadcast(asked), table.col(ItemsCsv.ID).equalTo(asked.col(WANTED)), "left_semi"));
  }

  @Override
  public Gallery items(Split split) {
    Gallery gallery = collected(table.filter(col(ItemsCsv.SPLIT).equalTo(split.label())));
    if (gallery.items().size() == 0) {
      throw new InputException(name + ": split " + split + " holds no item");
    }
    return gallery;
  }

  private Gallery collected(Dataset<Row> rows) {
    GalleryColumns read = columns;
    List<StoredItem> stored =
        StoredItem.sorted(told(() -> internal(rows, read.names()).map(read::item).collect()));
    return new Gallery(
        read.items(stored), StoredItem.embeddings(stored, masks.dimensions()), masks);
  }

  @Override
  public double[] standardDeviations() {
    JavaRDD<InternalRow> rows = internal(table, GalleryColumns.searched());
    return told(() -> new Spread(rows, columns, masks.dimensions(), items).deviations());
  }

  @Override
  public List<long[]> nearestKeys(List<Search> searches, int k, Where where) {
    List<String> names = where.allowsAll() ? GalleryColumns.searched() : columns.names();
    Broadcast<List<Search>> everywhere =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(searches);
    try {
      Map<Integer, long[]> found =
          told(
              () ->
                  internal(table, names)
                      .mapPartitionsToPair(
                          new NearestItems(everywhere, columns, masks.dimensions(), k, where))
                      .reduceByKey((a, b) -> GalleryPart.merge(k, a, b))
                      .collectAsMap());
      List<long[]> nearest = new ArrayList<>();
      for (int s = 0; s < searches.size(); s++) {
        nearest.add(found.getOrDefault(s, new long[0]));
      }
      return nearest;
    } finally {
      everywhere.destroy();
    }
  }

  /** Rows as Spark has them, which does without an object for every number. */
  private static JavaRDD<InternalRow> internal(Dataset<Row> table, List<String> names) {
    Column[] selected =
        names.stream().map(n -> col("`" + n.replace("`", "``") + "`")).toArray(Column[]::new);
    return table.select(selected).queryExecution().toRdd().toJavaRDD();
  }

  private <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      RuntimeException failure = Failures.of(e);
      if (failure instanceof InputException mistake) {
        throw new InputException(name + ": " + mistake.getMessage(), mistake);
      }
      throw failure;
    }
  }
}
