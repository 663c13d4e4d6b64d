package dev.csn.cluster;

import dev.csn.error.ConfigurationException;
import dev.csn.retrieval.QueryResult;
import dev.csn.retrieval.QueryResults;
import dev.csn.retrieval.QuestionFile;
import dev.csn.retrieval.Similarity;
import dev.csn.retrieval.Where;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.SearchOptions;
import java.nio.file.Path;

/** What is asked of a run, found to be sensible before a cluster is troubled with it. */
public final class ClusterQuestions {
  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final SearchOptions options;
  private final Where where;
  private final int k;

  /**
   * Questions without their anchors.
   *
   * @param options among what to search
   * @param k how many neighbours at most
   * @throws ConfigurationException if a search is asked for that no cluster does
   */
  public ClusterQuestions(RunDirectory run, SearchOptions options, int k) {
    if (options.index()) {
      throw new ConfigurationException("--index: beside --master, whose search is exact");
    }
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.options = options;
    this.where = Where.parse(options.where(), run.description().attributes());
    this.k = k;
  }

  /** Reads {@code --condition}. */
  public Similarity similarity(String condition) {
    return Similarity.parse(condition, run.description().conditions());
  }

  /** Reads {@code --queries}; see {@link QuestionFile#read}. */
  public QuestionFile read(Path file, String condition) {
    return QuestionFile.read(file, condition, run.description().conditions());
  }

  /** The answers to a file's questions, in their order. */
  public QueryResults answers(Cluster cluster, QuestionFile file) {
    return on(cluster).of(file);
  }

  /** The neighbours of an item of the dataset. */
  public QueryResult ofItem(Cluster cluster, Similarity similarity, int id) {
    return on(cluster).ofItem(similarity, id);
  }

  /** The neighbours of an image file. */
  public QueryResult ofImage(Cluster cluster, Similarity similarity, Path file) {
    return on(cluster).ofImage(similarity, file);
  }

  private ClusterQuery on(Cluster cluster) {
    ClusterGallery gallery = ClusterGalleries.of(cluster, run, embeddings, options);
    return new ClusterQuery(run, embeddings, gallery, where, k);
  }
}
