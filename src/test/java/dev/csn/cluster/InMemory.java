package dev.csn.cluster;

import dev.csn.SerialCopy;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.evaluation.Ranker;
import dev.csn.evaluation.RankingTask;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.training.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cluster without machines, that keeps what it was asked for. */
final class InMemory implements Cluster {
  private final Gallery parquet;
  private final List<String> asked = new ArrayList<>();

  /** With what it finds in any Parquet gallery; null if it is to find none. */
  InMemory(Gallery parquet) {
    this.parquet = parquet;
  }

  /** In words, one for each thing. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public ParquetGallery embed(EmbedJob job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClusterGallery gallery(Gallery gallery) {
    asked.add("gallery of " + gallery.items().size());
    return new GalleryInParts(gallery);
  }

  @Override
  public ClusterGallery gallery(Path directory, ParquetGallery description, Masks masks) {
    asked.add(directory.getFileName() + " of " + description.items());
    return new GalleryInParts(new Gallery(parquet.items(), parquet.embeddings(), masks));
  }

  @Override
  public Ranker ranker() {
    asked.add("ranker");
    return (values, work) ->
        RankingTask.join(
            work.parts(7).stream().map(part -> SerialCopy.of(values).of(part, 1)).toList());
  }

  @Override
  public Rounds rounds(ExperimentConfig config, ImageSet dataset) {
    return Rounds.inProcess(config, dataset);
  }

  @Override
  public void close() {
    asked.add("end");
  }
}
