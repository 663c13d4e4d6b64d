package dev.csn.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;

import dev.csn.cluster.EmbedOrder;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Shard;
import dev.csn.error.ConfigurationException;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Embeds a dataset into a gallery. A task embeds a part and writes it into a file that gets its
 * place when the task has ended well; one that was lost with its machine is done again. What all
 * have written is counted before the gallery gets its own place.
 */
final class GalleryWork {
  /** Items of a part, unless {@value #MOST_KEY} says otherwise. */
  private static final int MOST = 4096;

  private static final String MOST_KEY = "spark.csn.items";

  private final SparkSession session;
  private final EmbedOrder order;

  GalleryWork(SparkSession session, EmbedOrder order) {
    this.session = session;
    this.order = order;
  }

  ParquetGallery run() throws IOException {
    List<Shard> parts = order.parts(session.sparkContext().conf().getInt(MOST_KEY, MOST));
    ParquetGallery gallery = order.gallery();
    try (StagedDirectory staged = StagedDirectory.closedByItsUser(order.output())) {
      try {
        Path items = staged.path().resolve(ParquetGallery.ITEMS);
        embed(parts, items);
        PartFiles.settle(items);
        requireWhole(items);
        gallery.write(staged.path(), order.masks());
        staged.commit();
      } catch (IOException e) {
        abandon(staged.path());
        throw e;
      } catch (Exception e) { // of Scala's, which declares none
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
    ItemRows rows = ItemRows.of(order.summary().attributes(), parts.get(0).hasFiles());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<byte[]> model = context.broadcast(order.model());
    JavaRDD<Row> embedded =
        context
            .parallelize(parts, parts.size())
            .mapPartitions(new EmbedParts(model, order.split(), rows));
    session.createDataFrame(embedded, rows.schema()).write().parquet(PartFiles.url(items));
    model.destroy();
  }

  /** That no item is missing and none is there twice, as the files have it. */
  private void requireWhole(Path items) {
    Row found =
        PartFiles.table(session, items)
            .agg(count(col(ItemsCsv.ID)), countDistinct(col(ItemsCsv.ID)))
            .first();
    if (found.getLong(0) != order.items() || found.getLong(1) != order.items()) {
      if (found.getLong(0) < order.items()) {
        // Everything that was to be written was: what is missing lies on other machines' disks.
        throw new ConfigurationException(
            "--output "
                + order.output()
                + ": holds "
                + found.getLong(0)
                + " of "
                + order.items()
                + " items: must be one directory, by the same path, for all machines");
      }
      throw new IllegalStateException(
          found.getLong(0)
              + " items were written, "
              + found.getLong(1)
              + " different ones, expected "
              + order.items());
    }
  }
}
