package dev.csn.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;

import dev.csn.cluster.EmbedJob;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Shard;
import dev.csn.dataset.SplitChoice;
import dev.csn.error.ConfigurationException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.StagedDirectory;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Embeds a dataset into a Parquet gallery. A task embeds a part and writes a file, which is renamed
 * to its final name when the task has succeeded. Spark repeats tasks of lost machines. All items
 * are counted before the whole gallery gets its final name.
 */
final class GalleryWriter {
  /** Items of a part, unless {@value #MAX_ITEMS_KEY} says otherwise: some seconds of work. */
  private static final int MAX_ITEMS = 4096;

  private static final String MAX_ITEMS_KEY = "spark.csn.items";

  private final SparkSession session;
  private final EmbedJob job;

  GalleryWriter(SparkSession session, EmbedJob job) {
    this.session = session;
    this.job = job;
  }

  ParquetGallery run() throws IOException {
    List<Shard> parts = job.parts(session.sparkContext().conf().getInt(MAX_ITEMS_KEY, MAX_ITEMS));
    ParquetGallery gallery = job.gallery();
    try (StagedDirectory staged = StagedDirectory.closedByItsUser(job.output())) {
      try {
        Path items = staged.path().resolve(ParquetGallery.ITEMS);
        embed(parts, items);
        PartFiles.settle(items);
        requireWhole(items);
        gallery.write(staged.path(), job.masks());
        staged.commit();
      } catch (IOException e) {
        abandon(staged.path());
        throw e;
      } catch (Exception e) { // Scala declares no checked exceptions, but throws them
        abandon(staged.path());
        throw Failures.of(e);
      }
    }
    return gallery;
  }

  private void abandon(Path staging) {
    session.stop();
    PartFiles.removeWhileWritten(staging);
  }

  private void embed(List<Shard> parts, Path items) {
    GalleryRows rows = GalleryRows.of(job.summary().attributes(), parts.get(0).hasFiles());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<byte[]> model = context.broadcast(job.model());
    JavaRDD<Row> embedded =
        context
            .parallelize(parts, parts.size())
            .mapPartitions(new EmbedTask(model, job.split(), rows));
    session.createDataFrame(embedded, rows.schema()).write().parquet(PartFiles.url(items));
    model.destroy();
  }

  /** Requires that the files contain each item exactly once. */
  private void requireWhole(Path items) {
    Row found =
        PartFiles.table(session, items)
            .agg(count(col(ItemsCsv.ID)), countDistinct(col(ItemsCsv.ID)))
            .first();
    if (found.getLong(0) != job.items() || found.getLong(1) != job.items()) {
      if (found.getLong(0) < job.items()) {
        // All tasks have succeeded, so the missing items lie on other machines' disks.
        throw new ConfigurationException(
            "--output "
                + job.output()
                + ": holds "
                + found.getLong(0)
                + " of "
                + job.items()
                + " items: must be one directory, by the same path, for all machines");
      }
      throw new IllegalStateException(
          found.getLong(0)
              + " items were written, "
              + found.getLong(1)
              + " different ones, expected "
              + job.items());
    }
  }

  /** A task: reads parts of a dataset and embeds their items of the split. */
  static final class EmbedTask implements FlatMapFunction<Iterator<Shard>, Row> {
    private static final long serialVersionUID = 1;

    private final Broadcast<byte[]> model;
    private final SplitChoice split;
    private final GalleryRows rows;

    EmbedTask(Broadcast<byte[]> model, SplitChoice split, GalleryRows rows) {
      this.model = model;
      this.split = split;
      this.rows = rows;
    }

    @Override
    public Iterator<Row> call(Iterator<Shard> parts) {
      CsnNetwork network = CsnNetwork.read(model.value());
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parts, 0), false)
          .flatMap(part -> embed(network, part.read()))
          .iterator();
    }

    private Stream<Row> embed(CsnNetwork network, ImageSet part) {
      int[] chosen = split.rows(part.items());
      Embeddings embeddings = new Embedder(network, part.pixels()).embed(chosen);
      Items items = part.items().select(chosen);
      return IntStream.range(0, chosen.length)
          .mapToObj(row -> rows.row(items, row, embeddings.row(row)));
    }
  }
}
