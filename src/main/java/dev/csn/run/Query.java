package dev.csn.run;

import dev.csn.error.ConfigurationException;
import dev.csn.model.ModelDescription;
import dev.csn.random.Seed;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.NearestNeighbors;
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
      StoredGallery.of(run, options.export()).requireIndex();
    }
  }

  private GallerySearch search() {
    return GallerySearch.of(run, embeddings, options, where, List.of(similarity));
  }

  /** Where the query took its embeddings from. */
  public RunEmbeddings embeddings() {
    return embeddings;
  }

  /** The neighbours of an item of the dataset, which is embedded first if the gallery lacks it. */
  public QueryResult ofItem(int id) {
    GallerySearch search = search();
    int row = search.gallery().items().row(id);
    if (row >= 0) {
      return ofRow(search, row);
    }
    int items = embeddings.items().size();
    if (id < 0 || id >= items) {
      throw new ConfigurationException(
          "--id: " + id + " is no item of the dataset, must be from 0 to " + (items - 1));
    }
    Anchor anchor = Anchor.ofItem(embeddings.items(), id);
    return answer(search, anchor, embeddings.embedItem(id), NearestNeighbors.NONE);
  }

  /** The neighbours of an image file. */
  public QueryResult ofImage(Path file) {
    float[] embedded = embeddings.embedFile(file);
    return answer(search(), Anchor.ofImage(file.toString()), embedded, NearestNeighbors.NONE);
  }

  /** The neighbours of an item of the gallery that a seed draws. */
  public QueryResult ofAny(long seed) {
    GallerySearch search = search();
    int items = search.gallery().items().size();
    return ofRow(search, new Seed(seed).of("anchor").random().nextInt(items));
  }

  private QueryResult ofRow(GallerySearch search, int row) {
    Gallery gallery = search.gallery();
    return answer(search, Anchor.ofItem(gallery.items(), row), gallery.embeddings().row(row), row);
  }

  private QueryResult answer(GallerySearch search, Anchor anchor, float[] point, int excludedRow) {
    return QueryResult.of(
        run.toString(),
        anchor,
        similarity,
        search.gallery().items(),
        search.nearest(new GallerySearch.Asked(similarity, point, excludedRow), k));
  }
}
