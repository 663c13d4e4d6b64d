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
import dev.csn.search.Filter;
import dev.csn.search.GalleryPart;
import dev.csn.search.Search;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** A gallery as a Spark table. Each machine searches the rows that it reads. */
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
   * @param table with the columns of {@link GalleryRows}
   * @param name for messages
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
    Dataset<Row> right = session.createDataset(wanted, Encoders.INT()).toDF(WANTED);
    return collected(
        table.join(
            broadcast(right), table.col(ItemsCsv.ID).equalTo(right.col(WANTED)), "left_semi"));
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
    List<GalleryColumns.StoredItem> stored =
        GalleryColumns.StoredItem.sorted(
            told(() -> internal(rows, read.names()).map(read::item).collect()));
    return new Gallery(
        read.items(stored),
        GalleryColumns.StoredItem.embeddings(stored, masks.dimensions()),
        masks);
  }

  @Override
  public double[] standardDeviations() {
    JavaRDD<InternalRow> rows = internal(table, GalleryColumns.searched());
    return told(
        () -> new StandardDeviations(rows, columns, masks.dimensions(), items).deviations());
  }

  @Override
  public List<long[]> nearestKeys(List<Search> searches, int k, Filter filter) {
    List<String> names = filter.allowsAll() ? GalleryColumns.searched() : columns.names();
    Broadcast<List<Search>> everywhere =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(searches);
    try {
      Map<Integer, long[]> found =
          told(
              () ->
                  internal(table, names)
                      .mapPartitionsToPair(
                          new SearchTask(everywhere, columns, masks.dimensions(), k, filter))
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

  /** Spark's internal rows, which need no object for each number. */
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

  /**
   * The standard deviations of a gallery's dimensions, in two passes as {@link
   * dev.csn.gallery.Embeddings#standardDeviations}. Sums of partitions are added in the order of
   * their first ids, so that the result does not depend on the order in which machines finish.
   */
  record StandardDeviations(
      JavaRDD<InternalRow> rows, GalleryColumns columns, int dimensions, int items) {
    /** A partition's sums, [D]. */
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

    /** The sums of the values, or of their squared differences from the means. */
    private double[] sums(double @Nullable [] means) {
      GalleryColumns read = columns;
      int size = dimensions;
      List<Sum> parts =
          new ArrayList<>(rows.mapPartitions(p -> sum(p, read, size, means)).collect());
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
        Iterator<InternalRow> rows,
        GalleryColumns columns,
        int dimensions,
        double @Nullable [] means) {
      double[] sums = new double[dimensions];
      int firstId = Integer.MAX_VALUE;
      while (rows.hasNext()) {
        GalleryColumns.StoredItem item = columns.item(rows.next());
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

  /** A task: finds the items of a partition that are nearest to the point of each search. */
  static final class SearchTask
      implements PairFlatMapFunction<Iterator<InternalRow>, Integer, long[]> {
    private static final long serialVersionUID = 1;

    /** Items in memory at a time: enough to search fast, some MiB of embeddings. */
    private static final int MAX_HELD = 16_384;

    private final Broadcast<List<Search>> searches;
    private final GalleryColumns columns;
    private final int dimensions;
    private final int k;
    private final Filter filter;

    SearchTask(
        Broadcast<List<Search>> searches,
        GalleryColumns columns,
        int dimensions,
        int k,
        Filter filter) {
      this.searches = searches;
      this.columns = columns;
      this.dimensions = dimensions;
      this.k = k;
      this.filter = filter;
    }

    @Override
    public Iterator<Tuple2<Integer, long[]>> call(Iterator<InternalRow> rows) {
      long[][] best = new long[searches.value().size()][0];
      List<GalleryColumns.StoredItem> held = new ArrayList<>();
      while (rows.hasNext()) {
        held.add(columns.item(rows.next()));
        if (held.size() == MAX_HELD || !rows.hasNext()) {
          search(GalleryColumns.StoredItem.sorted(held), best);
          held.clear();
        }
      }
      return IntStream.range(0, best.length).mapToObj(s -> new Tuple2<>(s, best[s])).iterator();
    }

    private void search(List<GalleryColumns.StoredItem> held, long[][] best) {
      GalleryPart part =
          new GalleryPart(
              held.stream().mapToInt(GalleryColumns.StoredItem::id).toArray(),
              GalleryColumns.StoredItem.embeddings(held, dimensions));
      int[] allowed = filter.allowsAll() ? null : filter.rows(columns.items(held));
      for (int s = 0; s < best.length; s++) {
        Search search = searches.value().get(s);
        long[] found =
            allowed == null ? part.nearest(search, k) : part.nearestAmong(allowed, search, k);
        best[s] = GalleryPart.merge(k, best[s], found);
      }
    }
  }
}
