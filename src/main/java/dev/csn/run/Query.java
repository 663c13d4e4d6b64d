package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.random.Seed;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.NearestNeighbors;
import dev.csn.retrieval.QueryResult;
import dev.csn.retrieval.QueryResult.Anchor;
import dev.csn.retrieval.Similarity;
import java.nio.file.Path;

/** One question to a run: what is most like this, under these conditions? */
public final class Query {
  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final Similarity similarity;
  private final Split split;
  private final int k;

  /**
   * A question without its anchor.
   *
   * @param condition {@code color}, or {@code color=0.7,digit=0.3}
   * @param split the gallery
   * @param k how many neighbours at most
   * @throws ConfigurationException if the run has no such condition
   */
  public Query(RunDirectory run, String condition, Split split, int k) {
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.similarity = Similarity.parse(condition, run.description().conditions());
    this.split = split;
    this.k = k;
  }

  /** Where the query took its embeddings from. */
  public RunEmbeddings embeddings() {
    return embeddings;
  }

  /** The neighbours of an item of the dataset, which is embedded first if the gallery lacks it. */
  public QueryResult ofItem(int id) {
    Gallery gallery = embeddings.gallery(split);
    int row = gallery.items().row(id);
    if (row >= 0) {
      return ofRow(gallery, row);
    }
    int items = embeddings.items().size();
    if (id < 0 || id >= items) {
      throw new ConfigurationException(
          "--id: " + id + " is no item of the dataset, must be from 0 to " + (items - 1));
    }
    return search(
        gallery,
        Anchor.ofItem(embeddings.items(), id),
        embeddings.embedItem(id),
        NearestNeighbors.NONE);
  }

  /** The neighbours of an image file. */
  public QueryResult ofImage(Path file) {
    float[] embedded = embeddings.embedFile(file);
    return search(
        embeddings.gallery(split),
        Anchor.ofImage(file.toString()),
        embedded,
        NearestNeighbors.NONE);
  }

  /** The neighbours of an item of the gallery that a seed draws. */
  public QueryResult ofAny(long seed) {
    Gallery gallery = embeddings.gallery(split);
    return ofRow(gallery, new Seed(seed).of("anchor").random().nextInt(gallery.items().size()));
  }

  private QueryResult ofRow(Gallery gallery, int row) {
    return search(gallery, Anchor.ofItem(gallery.items(), row), gallery.embeddings().row(row), row);
  }

  private QueryResult search(Gallery gallery, Anchor anchor, float[] point, int excludedRow) {
    return QueryResult.of(
        run.toString(),
        anchor,
        similarity,
        gallery.items(),
        NearestNeighbors.search(
            gallery.embeddings(),
            similarity.weights(gallery.masks(), gallery.embeddings()),
            point,
            k,
            excludedRow));
  }
}
