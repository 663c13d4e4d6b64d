package dev.csn.spark;

import dev.csn.attribute.AttributeSchema;
import dev.csn.cluster.Cluster;
import dev.csn.cluster.ClusterGallery;
import dev.csn.cluster.EmbedJob;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.evaluation.Ranker;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.training.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Spark session as a cluster. */
final class SparkCluster implements Cluster {
  /** Items of a gallery in one message; Spark refuses messages above 128 MiB. */
  private static final int SLICE = 4096;

  private final SparkSession session;

  SparkCluster(SparkSession session) {
    this.session = session;
  }

  @Override
  public ParquetGallery embed(EmbedJob job) throws IOException {
    return new GalleryWriter(session, job).run();
  }

  @Override
  public ClusterGallery gallery(Gallery gallery) {
    Items items = gallery.items();
    List<AttributeSchema> attributes = items.schemas();
    GalleryRows rows = GalleryRows.of(attributes, items.haveFiles());
    List<Row> all = new ArrayList<>(items.size());
    for (int row = 0; row < items.size(); row++) {
      all.add(rows.row(items, row, gallery.embeddings().row(row)));
    }
    int slices = Math.max(context().defaultParallelism(), (all.size() - 1) / SLICE + 1);
    Dataset<Row> table = session.createDataFrame(context().parallelize(all, slices), rows.schema());
    return new SparkGallery(session, table, attributes, gallery.masks(), items.size(), "gallery");
  }

  @Override
  public ClusterGallery gallery(Path directory, ParquetGallery description, Masks masks) {
    return new GalleryParts(session, directory, description).gallery(masks);
  }

  @Override
  public Ranker ranker() {
    return new SparkRanker(context());
  }

  @Override
  public Rounds rounds(ExperimentConfig config, ImageSet dataset) {
    return new SparkRounds(context(), config, dataset);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  @Override
  public void close() {
    session.stop();
  }
}
