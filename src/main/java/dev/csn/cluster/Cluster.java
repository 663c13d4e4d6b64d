package dev.csn.cluster;

import dev.csn.retrieval.ParquetGallery;
import java.io.IOException;

/** Machines that work for one command; they are let go when it is closed. */
public interface Cluster extends AutoCloseable {
  /**
   * Embeds a dataset into a Parquet gallery, each item exactly once whatever fails on the way. The
   * gallery appears whole in its place, or not at all.
   *
   * @throws dev.csn.error.UserException if model or dataset are not as they must be, here or where
   *     a part of the work is done
   * @throws IOException if the gallery cannot be written
   */
  ParquetGallery embed(EmbedOrder order) throws IOException;

  @Override
  void close();
}
