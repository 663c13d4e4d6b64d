package dev.csn.run;

import dev.csn.error.ConfigurationException;
import dev.csn.model.ModelDescription;
import dev.csn.random.Seed;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.NearestNeighbors;
import dev.csn.retrieval.Neighbor;
import dev.csn.retrieval.QueryResult;
import dev.csn.retrieval.QueryResult.Anchor;
import dev.csn.retrieval.Similarity;
import dev.csn.retrieval.Where;
import java.nio.file.Path;
import java.util.List;

/** One question to a run: what is most like this, under these conditions? */
public final class Query {
  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final Similarity similarity;
  private final SearchOptions options;
  private final Where where;
  private final int k;

  /**
   * A question without its anchor.
   *
   * @param condition {@code color}, or {@code color=0.7,digit=0.3}
   * @param k how many neighbours at most
   * @param options among what to search
   * @throws ConfigurationException if the run has no such condition, or no such attribute
   */
  public Query(RunDirectory run, String condition, int k, SearchOptions options) {
    ModelDescription model = run.description();
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.similarity = Similarity.parse(condition, model.conditions());
    this.options = options;
    this.where = Where.parse(options.where(), model.attributes());
    this.k = k;
    if (options.index()) {
      stored().requireIndex();
    }
  }

  private StoredGallery stored() {
    return StoredGallery.of(run, options.export());
  }

  private Gallery gallery() {
    boolean stored = options.export() != null || options.index();
    return stored ? stored().read() : embeddings.gallery(options.split());
  }

  /** Where the query took its embeddings from. */
  public RunEmbeddings embeddings() {
    return embeddings;
  }

  /** The neighbours of an item of the dataset, which is embedded first if the gallery lacks it. */
  public QueryResult ofItem(int id) {
    Gallery gallery = gallery();
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
    return search(gallery(), Anchor.ofImage(file.toString()), embedded, NearestNeighbors.NONE);
  }

  /** The neighbours of an item of the gallery that a seed draws. */
  public QueryResult ofAny(long seed) {
    Gallery gallery = gallery();
    return ofRow(gallery, new Seed(seed).of("anchor").random().nextInt(gallery.items().size()));
  }

  private QueryResult ofRow(Gallery gallery, int row) {
    return search(gallery, Anchor.ofItem(gallery.items(), row), gallery.embeddings().row(row), row);
  }

  private QueryResult search(Gallery gallery, Anchor anchor, float[] point, int excludedRow) {
    return QueryResult.of(
        run.toString(), anchor, similarity, gallery.items(), nearest(gallery, point, excludedRow));
  }

  private List<Neighbor> nearest(Gallery gallery, float[] point, int excludedRow) {
    int[] rows = where.allowsAll() ? null : where.rows(gallery.items());
    if (options.index()) {
      return stored()
          .open(gallery, similarity)
          .search(similarity, point, k, excludedRow, rows, options.candidates());
    }
    float[] weights = similarity.weights(gallery.masks(), gallery.embeddings());
    return rows == null
        ? NearestNeighbors.search(gallery.embeddings(), weights, point, k, excludedRow)
        : NearestNeighbors.among(rows, gallery.embeddings(), weights, point, k, excludedRow);
  }
}
