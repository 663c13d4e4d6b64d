package dev.csn.run;

import dev.csn.dataset.Items;
import dev.csn.model.ModelDescription;
import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.NearestNeighbors;
import dev.csn.retrieval.Neighbor;
import dev.csn.retrieval.QueryResult;
import dev.csn.retrieval.QueryResult.Anchor;
import dev.csn.retrieval.QueryResults;
import dev.csn.retrieval.Question;
import dev.csn.retrieval.QuestionFile;
import dev.csn.retrieval.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Many questions to a run at once: each is answered as {@link Query} would answer it alone. */
public final class BatchQuery {
  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final QuestionFile file;
  private final List<Question> questions;
  private final SearchOptions options;
  private final Where where;
  private final int k;

  /**
   * The questions of a file.
   *
   * @param condition of those that name none; null if all must
   * @param k how many neighbours at most
   * @param options among what to search
   * @throws dev.csn.error.UserException if the file cannot be read, or asks for what there is not
   */
  public BatchQuery(RunDirectory run, Path file, String condition, int k, SearchOptions options) {
    ModelDescription model = run.description();
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.file = QuestionFile.read(file, condition, model.conditions());
    this.questions = this.file.questions();
    this.options = options;
    this.where = Where.parse(options.where(), model.attributes());
    this.k = k;
    if (options.index()) {
      StoredGallery.of(run, options.export()).requireIndex();
    }
  }

  /**
   * All answers, computed on as many threads as there are processors, on which nothing depends.
   *
   * @throws dev.csn.error.ConfigurationException if an anchor is no item of the dataset
   */
  public QueryResults results() {
    GallerySearch search =
        GallerySearch.of(
            run,
            embeddings,
            options,
            where,
            questions.stream().map(Question::similarity).distinct().toList());
    int[] outside = outside(search.gallery().items());
    Embeddings embedded = outside.length == 0 ? null : embeddings.embedItems(outside);
    List<GallerySearch.Asked> asked = new ArrayList<>();
    for (Question question : questions) {
      asked.add(asked(search.gallery(), question, outside, embedded));
    }
    List<List<Neighbor>> nearest = search.nearest(asked, k);
    List<QueryResult> results =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(q -> result(search.gallery().items(), questions.get(q), nearest.get(q)))
            .toList();
    return new QueryResults(run.toString(), results);
  }

  /** The anchors that the gallery lacks, ascending. */
  private int[] outside(Items gallery) {
    for (int i = 0; i < questions.size(); i++) {
      int id = questions.get(i).id();
      if (gallery.row(id) < 0 && embeddings.items().row(id) < 0) {
        throw file.unknownItem(i, embeddings.items().size());
      }
    }
    return questions.stream()
        .mapToInt(Question::id)
        .filter(id -> gallery.row(id) < 0)
        .sorted()
        .distinct()
        .toArray();
  }

  private QueryResult result(Items gallery, Question question, List<Neighbor> nearest) {
    int id = question.id();
    int row = gallery.row(id);
    Anchor anchor = row < 0 ? Anchor.ofItem(embeddings.items(), id) : Anchor.ofItem(gallery, row);
    return QueryResult.of(run.toString(), anchor, question.similarity(), gallery, nearest);
  }

  private static GallerySearch.Asked asked(
      Gallery gallery, Question question, int[] outside, Embeddings embedded) {
    int id = question.id();
    int row = gallery.items().row(id);
    return row < 0
        ? new GallerySearch.Asked(
            question.similarity(),
            embedded.row(Arrays.binarySearch(outside, id)),
            NearestNeighbors.NONE)
        : new GallerySearch.Asked(question.similarity(), gallery.embeddings().row(row), row);
  }
}
