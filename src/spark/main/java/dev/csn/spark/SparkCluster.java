package dev.csn.spark;

import dev.csn.cluster.Cluster;
import dev.csn.cluster.EmbedOrder;
import dev.csn.retrieval.ParquetGallery;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** A cluster of Spark's. */
final class SparkCluster implements Cluster {
  private final SparkSession session;

  SparkCluster(SparkSession session) {
    this.session = session;
  }

  @Override
  public ParquetGallery embed(EmbedOrder order) throws IOException {
    return new GalleryWork(session, order).run();
  }

  @Override
  public void close() {
    session.stop();
  }
}
