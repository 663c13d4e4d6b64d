package dev.csn.run;

import dev.csn.dataset.Items;
import dev.csn.gallery.Gallery;
import dev.csn.search.Filter;
import dev.csn.search.GallerySearch;
import dev.csn.search.GallerySearch.Found;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResult.Anchor;
import dev.csn.search.Question;
import dev.csn.search.Question.OfImage;
import dev.csn.search.Question.OfItem;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Queries to a run's gallery. A single query is a batch of one. Answers do not depend on where the
 * gallery is: under a single condition they are equal to the last bit. Under a blend they may
 * differ by the rounding of the standard deviations that balance its conditions.
 */
public final class Query {
  private final RunEmbeddings embeddings;
  private final SearchOptions options;
  private final Filter filter;
  private final int k;

  /**
   * Prepares queries; nothing large is read yet.
   *
   * @param options the gallery and the kind of search
   * @param k the maximum number of neighbors, at least 1
   * @throws dev.csn.error.UserException if the run has no such attribute, or the gallery no index
   */
  public Query(RunEmbeddings embeddings, SearchOptions options, int k) {
    this.embeddings = embeddings;
    this.options = options;
    this.filter = Filter.parse(options.where(), embeddings.description().attributes());
    this.k = k;
    if (options.index()) {
      stored().requireIndex();
    }
  }

  /** The embeddings of the run. */
  public RunEmbeddings embeddings() {
    return embeddings;
  }

  /** The gallery and the kind of search. */
  public SearchOptions options() {
    return options;
  }

  /** Reads the gallery, or embeds the split if it is not stored. */
  public Gallery gallery() {
    return options.export() != null || options.index()
        ? stored().read()
        : embeddings.gallery(options.split());
  }

  StoredGallery stored() {
    return StoredGallery.of(embeddings.run(), options.export());
  }

  /** Queries with a random item of the gallery, drawn by a seed. */
  public QueryResult ofAny(long seed, Similarity similarity) {
    LocalGallery gallery = LocalGallery.open(this, List.of(similarity));
    OfItem question = new OfItem("--seed:", gallery.draw(seed), similarity);
    return answers(List.of(question), gallery).get(0);
  }

  /**
   * Searches in this process, on as many threads as there are processors; no result depends on
   * them.
   *
   * @return in the order of the questions
   * @throws dev.csn.error.ConfigurationException if an anchor is no item of the dataset
   */
  public List<QueryResult> answers(List<? extends Question> questions) {
    List<Similarity> similarities = questions.stream().map(Question::similarity).toList();
    return answers(questions, LocalGallery.open(this, similarities));
  }

  /** Searches an open gallery, in this process or on a cluster. */
  public List<QueryResult> answers(List<? extends Question> questions, GallerySearch gallery) {
    Gallery inside = gallery.items(ids(questions));
    List<Search> searches = searches(questions, inside, gallery);
    Found found = gallery.nearest(searches, k, filter);
    IntStream each = IntStream.range(0, questions.size());
    return (questions.size() > 1 ? each.parallel() : each)
        .mapToObj(
            q ->
                QueryResult.of(
                    embeddings.run().toString(),
                    anchor(questions.get(q), inside.items()),
                    questions.get(q).similarity(),
                    found.items(),
                    found.neighbors().get(q)))
        .toList();
  }

  /** The ids of anchors that are items, ascending. */
  private static int[] ids(List<? extends Question> questions) {
    return questions.stream()
        .filter(OfItem.class::isInstance)
        .mapToInt(question -> ((OfItem) question).id())
        .sorted()
        .distinct()
        .toArray();
  }

  private List<Search> searches(
      List<? extends Question> questions, Gallery inside, GallerySearch gallery) {
    requireItems(questions, inside.items());
    boolean blends = questions.stream().anyMatch(question -> question.similarity().blends());
    double[] deviations = blends ? gallery.standardDeviations() : null;
    Map<Similarity, float[]> weights = new HashMap<>();
    Map<Integer, float[]> outside = new HashMap<>();
    List<Search> searches = new ArrayList<>(questions.size());
    for (Question question : questions) {
      Similarity similarity = question.similarity();
      float[] by = weights.computeIfAbsent(similarity, s -> s.weights(gallery.masks(), deviations));
      int id = question instanceof OfItem item ? item.id() : Search.NONE;
      int row = inside.items().row(id);
      float[] point;
      if (question instanceof OfImage image) {
        point = image.point();
      } else if (row >= 0) {
        point = inside.embeddings().row(row);
      } else {
        point = outside.computeIfAbsent(id, embeddings::embedItem);
      }
      searches.add(new Search(similarity.counted(), by, point, id));
    }
    return searches;
  }

  /** Refuses unknown ids before the slow embedding of items. */
  private void requireItems(List<? extends Question> questions, Items inside) {
    for (Question question : questions) {
      if (question instanceof OfItem item
          && inside.row(item.id()) < 0
          && embeddings.dataset().items().row(item.id()) < 0) {
        throw item.unknown(embeddings.dataset().items().size());
      }
    }
  }

  private Anchor anchor(Question question, Items inside) {
    if (question instanceof OfItem item) {
      int row = inside.row(item.id());
      return row < 0
          ? Anchor.ofItem(embeddings.dataset().items(), item.id())
          : Anchor.ofItem(inside, row);
    }
    return Anchor.ofImage(((OfImage) question).file().toString());
  }
}
