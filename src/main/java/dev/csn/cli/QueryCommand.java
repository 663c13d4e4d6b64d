package dev.csn.cli;

import dev.csn.cluster.ClusterGallery;
import dev.csn.error.ConfigurationException;
import dev.csn.image.ImageFile;
import dev.csn.model.ModelDescription;
import dev.csn.run.Query;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.SearchOptions;
import dev.csn.search.QueryAnswer;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResults;
import dev.csn.search.Question;
import dev.csn.search.QuestionFile;
import dev.csn.search.Similarity;
import dev.csn.search.index.GalleryIndex;
import dev.csn.view.text.NeighborGrid;
import dev.csn.view.text.QueryGrid;
import dev.csn.view.text.QueryText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "query",
    description = "Find an item's nearest neighbors under a condition or a blend of conditions.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn query --condition color=0.7,digit=0.3 --id 17",
      "  csn query --condition digit --image mine.png -k 20 --output grid.png",
      "  csn query --condition color --where 'digit=3|5,color_r=100..200'",
      "  csn query --queries ask.csv --format json",
      "  csn query --queries ask.csv --gallery gallery --master local[2]"
    },
    mixinStandardHelpOptions = true)
final class QueryCommand extends RunVerb<QueryAnswer> {
  private static final String SVG = "svg";
  private static final long DEFAULT_SEED = 1;
  private static final List<String> PICTURES = List.of("png", SVG);

  @Option(
      names = "--condition",
      paramLabel = "C[=w][,C=w]...",
      description = {
        "A condition, or several with weights: color=0.7,digit=0.3. Required, unless --queries"
            + " names one in each row."
      })
  private @Nullable String condition;

  @Option(names = "--id", paramLabel = "I", description = "The anchor's id in the dataset.")
  private @Nullable Integer id;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "The anchor as an image file: PNG, JPEG, GIF or BMP.")
  private @Nullable Path image;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed that draws the anchor without --id and --image (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = {
        "Answer all queries of a CSV file with the columns id and condition; a row without a"
            + " condition takes that of --condition."
      })
  private @Nullable Path queries;

  @Option(names = "-k", paramLabel = "K", description = "Number of neighbors (default: 10).")
  private int k = 10;

  @Option(
      names = "--output",
      paramLabel = "grid.png|svg",
      description = "Also draw the neighbors, as PNG or SVG by the file's ending.")
  private @Nullable Path picture;

  @Mixin private SplitOption splitOption;

  @Option(
      names = "--gallery",
      paramLabel = "DIR",
      description = "Search an export by csn embed with the run's model instead of a split.")
  private @Nullable Path gallery;

  @Option(
      names = "--where",
      paramLabel = "A=V[,A=V]...",
      description = {
        "Find only items that match: digit=3, digit=3|5 (one of several), digit!=3 (any other),"
            + " color_r=100..200, size=small.. (numbers or levels in a range). A names an attribute"
            + " or a column of items.csv. All demands must match, also those of a repeated --where;"
            + " an unknown value matches neither = nor !=. In a label, put a backslash before , |"
            + " \\ and, in a level, before two dots: 'kind=a\\,b'."
      })
  private List<String> where = List.of();

  @Option(
      names = "--index",
      description =
          "Search the index of csn index: faster among a million items, and may miss a neighbor.")
  private boolean index;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = {
        "efSearch of --index: items of each graph that are ranked exactly (default: "
            + GalleryIndex.EF_SEARCH
            + ", at least 4 per neighbor)."
      })
  private int candidates = GalleryIndex.EF_SEARCH;

  @Mixin private MasterOption master;

  @Override
  QueryAnswer result(RunDirectory run) throws IOException {
    QueryAnswer answer = answer(run);
    if (!output.quiet()) {
      QueryText.remarks(answer).forEach(err()::println);
    }
    return answer;
  }

  private QueryAnswer answer(RunDirectory run) throws IOException {
    if (k < 1) {
      throw new ConfigurationException("-k: " + k + " is too small, must be at least 1");
    }
    if (index && master.given()) {
      throw new ConfigurationException(
          "--index: cannot be combined with --master, whose search is exact");
    }
    SearchOptions options =
        new SearchOptions(splitOption.split(), gallery, where, index, candidates);
    RunEmbeddings embeddings = new RunEmbeddings(run);
    return queries == null ? single(embeddings, options) : many(queries, embeddings, options);
  }

  private QueryResults many(Path file, RunEmbeddings embeddings, SearchOptions options)
      throws IOException {
    refuseOneAnchor();
    List<String> conditions = embeddings.description().conditions();
    List<Question.OfItem> questions = QuestionFile.read(file, condition, conditions);
    Query query = new Query(embeddings, options, k);
    return new QueryResults(embeddings.run().toString(), answers(query, questions));
  }

  private List<QueryResult> answers(Query query, List<? extends Question> questions)
      throws IOException {
    return master.given()
        ? master.let(cluster -> query.answers(questions, ClusterGallery.of(cluster, query)))
        : query.answers(questions);
  }

  private QueryResult answer(Query query, Question question) throws IOException {
    return answers(query, List.of(question)).get(0);
  }

  /** Refuses the flags of a single anchor. */
  private void refuseOneAnchor() {
    Map<String, @Nullable Object> single = new LinkedHashMap<>();
    single.put("--id", id);
    single.put("--image", image);
    single.put("--seed", seed);
    single.put("--output", picture);
    single.forEach(
        (flag, value) -> {
          if (value != null) {
            throw new ConfigurationException(
                flag
                    + " "
                    + value
                    + ": cannot be combined with --queries "
                    + queries
                    + ", whose rows name the anchors");
          }
        });
  }

  private QueryResult single(RunEmbeddings embeddings, SearchOptions options) throws IOException {
    ModelDescription model = embeddings.description();
    if (condition == null) {
      throw new ConfigurationException(
          "--condition: missing, must be one or more of " + String.join(", ", model.conditions()));
    }
    if (id != null && image != null) {
      throw new ConfigurationException(
          "--image " + image + ": cannot be combined with --id " + id + ", name one");
    }
    String ending = picture == null ? "" : OutputFile.ending("--output", picture, PICTURES);
    if (id == null && image == null && master.given()) {
      throw new ConfigurationException(
          "--master: no anchor; name one with --id or --image, or many with --queries");
    }
    Similarity similarity = Similarity.parse(condition, model.conditions());
    Query query = new Query(embeddings, options, k);
    QueryResult result;
    if (id != null) {
      result = answer(query, new Question.OfItem("--id:", id, similarity));
    } else if (image != null) {
      result = answer(query, new Question.OfImage(image, embeddings.embedFile(image), similarity));
    } else {
      result = query.ofAny(seed == null ? DEFAULT_SEED : seed, similarity);
    }
    if (image != null && !output.quiet() && ImageFile.isTransparent(image)) {
      err()
          .println(
              image
                  + " has transparent parts: they became "
                  + model.imageFit().background().label()
                  + ", the background of the dataset that the run was trained on");
    }
    if (picture != null) {
      NeighborGrid grid = QueryGrid.of(result, embeddings.dataset());
      OutputFile.write(picture, ending.equals(SVG) ? grid::writeSvg : grid::writePng);
      wrote(picture);
    }
    return result;
  }

  @Override
  String text(QueryAnswer answer) {
    return answer instanceof QueryResults many
        ? QueryText.of(many, style())
        : QueryText.of((QueryResult) answer, style());
  }
}
