package dev.csn.cluster;

import dev.csn.dataset.Items;
import dev.csn.error.ConfigurationException;
import dev.csn.retrieval.FoundItem;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.GalleryPart;
import dev.csn.retrieval.Neighbor;
import dev.csn.retrieval.QueryResult;
import dev.csn.retrieval.QueryResult.Anchor;
import dev.csn.retrieval.QueryResults;
import dev.csn.retrieval.Question;
import dev.csn.retrieval.QuestionFile;
import dev.csn.retrieval.Similarity;
import dev.csn.retrieval.Where;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions to a run whose gallery is on a cluster's machines. Answers are those of {@link
 * dev.csn.run.Query}: under a single condition to the last bit; under a blend as far as the spreads
 * of its conditions, by which it balances them, are rounded alike.
 */
public final class ClusterQuery {
  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final ClusterGallery gallery;
  private final Where where;
  private final int k;

  /** An anchor, whatever it is, and by which similarity it is asked for. */
  private record Asked(Anchor anchor, Similarity similarity, float[] point, int excludedId) {}

  /**
   * Questions of one kind.
   *
   * @param gallery of the run's model
   * @param where what neighbours must be like
   * @param k how many at most, at least 1
   */
  public ClusterQuery(
      RunDirectory run, RunEmbeddings embeddings, ClusterGallery gallery, Where where, int k) {
    this.run = run;
    this.embeddings = embeddings;
    this.gallery = gallery;
    this.where = where;
    this.k = k;
  }

  /**
   * The neighbours of an item of the dataset, which is embedded first if the gallery lacks it.
   *
   * @throws ConfigurationException if there is no such item
   */
  public QueryResult ofItem(Similarity similarity, int id) {
    List<Asked> asked =
        asked(
            List.of(new Question(id, similarity)),
            (question, items) ->
                new ConfigurationException(
                    "--id: "
                        + id
                        + " is no item of the dataset, must be from 0 to "
                        + (items - 1)));
    return answers(asked).get(0);
  }

  /** The neighbours of an image file. */
  public QueryResult ofImage(Similarity similarity, Path file) {
    return answers(
            List.of(
                new Asked(
                    Anchor.ofImage(file.toString()),
                    similarity,
                    embeddings.embedFile(file),
                    GalleryPart.NONE)))
        .get(0);
  }

  /**
   * The answers to a file's questions, in their order.
   *
   * @throws ConfigurationException if an anchor is no item of the dataset
   */
  public QueryResults of(QuestionFile file) {
    return new QueryResults(run.toString(), answers(asked(file.questions(), file::unknownItem)));
  }

  /** What to throw if there is no such item. */
  private interface Unknown {
    ConfigurationException mistake(int question, int items);
  }

  private List<Asked> asked(List<Question> questions, Unknown unknown) {
    int[] ids = questions.stream().mapToInt(Question::id).sorted().distinct().toArray();
    Gallery anchors = gallery.items(ids);
    Map<Integer, float[]> outside = new HashMap<>();
    List<Asked> asked = new ArrayList<>();
    for (int q = 0; q < questions.size(); q++) {
      int id = questions.get(q).id();
      Similarity similarity = questions.get(q).similarity();
      int row = anchors.items().row(id);
      if (row >= 0) {
        Anchor anchor = Anchor.ofItem(anchors.items(), row);
        asked.add(new Asked(anchor, similarity, anchors.embeddings().row(row), id));
        continue;
      }
      Items dataset = embeddings.items();
      if (dataset.row(id) < 0) {
        throw unknown.mistake(q, dataset.size());
      }
      float[] point = outside.computeIfAbsent(id, embeddings::embedItem);
      asked.add(new Asked(Anchor.ofItem(dataset, id), similarity, point, GalleryPart.NONE));
    }
    return asked;
  }

  private List<QueryResult> answers(List<Asked> asked) {
    List<List<FoundItem>> found = new ArrayList<>();
    for (long[] keys : gallery.nearest(targets(asked), k, where)) {
      found.add(GalleryPart.items(keys));
    }
    int[] ids =
        found.stream().flatMap(List::stream).mapToInt(FoundItem::id).sorted().distinct().toArray();
    Items items = gallery.items(ids).items();
    List<QueryResult> answers = new ArrayList<>();
    for (int q = 0; q < asked.size(); q++) {
      List<Neighbor> neighbors = new ArrayList<>();
      for (FoundItem item : found.get(q)) {
        neighbors.add(new Neighbor(items.row(item.id()), item.distance()));
      }
      Asked of = asked.get(q);
      answers.add(QueryResult.of(run.toString(), of.anchor(), of.similarity(), items, neighbors));
    }
    return answers;
  }

  private List<Target> targets(List<Asked> asked) {
    boolean blends = asked.stream().map(Asked::similarity).anyMatch(Similarity::blends);
    double[] deviations = blends ? gallery.standardDeviations() : null;
    Map<Similarity, float[]> weights = new HashMap<>();
    List<Target> targets = new ArrayList<>();
    for (Asked of : asked) {
      float[] by =
          weights.computeIfAbsent(of.similarity(), s -> s.weights(gallery.masks(), deviations));
      targets.add(new Target(by, of.point(), of.excludedId()));
    }
    return targets;
  }
}
