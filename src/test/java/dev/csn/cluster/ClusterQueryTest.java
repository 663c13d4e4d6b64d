package dev.csn.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.cli.Csn;
import dev.csn.cli.SampleRun;
import dev.csn.dataset.Split;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.run.Query;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.run.SearchOptions;
import dev.csn.run.StoredGallery;
import dev.csn.search.QueryResult;
import dev.csn.search.Question;
import dev.csn.search.QuestionFile;
import dev.csn.search.Similarity;
import dev.csn.search.index.GalleryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a gallery in parts: the answers of one process. */
@ExtendWith(SampleRun.Extension.class)
class ClusterQueryTest {
  private static final List<String> CONDITIONS = List.of("color", "digit", "color=0.7,digit=0.3");

  private final SampleRun sample;
  private final RunDirectory run;
  @TempDir private Path directory;

  ClusterQueryTest(SampleRun sample) {
    this.sample = sample;
    this.run = RunDirectory.open(sample.run);
  }

  private static SearchOptions options(Split split, Path export, String... where) {
    return new SearchOptions(split, export, List.of(where), false, GalleryIndex.EF_SEARCH);
  }

  private Path questions() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    for (int i = 0; i < 45; i++) {
      lines.add(i * 47 % SampleRun.ITEMS + ",\"" + CONDITIONS.get(i % CONDITIONS.size()) + "\"");
    }
    lines.add(lines.get(1));
    return Files.write(directory.resolve("ask.csv"), lines);
  }

  private Query query(SearchOptions options, int k) {
    return new Query(new RunEmbeddings(run), options, k);
  }

  private List<Question.OfItem> read(Path file, String condition) {
    return QuestionFile.read(file, condition, run.description().conditions());
  }

  private static List<QueryResult> onCluster(
      Cluster cluster, Query query, List<? extends Question> questions) {
    return query.answers(questions, ClusterGallery.of(cluster, query));
  }

  private void checkAlike(SearchOptions options, int k) throws IOException {
    List<Question.OfItem> questions = read(questions(), null);
    assertEquals(
        Json.pretty(query(options, k).answers(questions)),
        Json.pretty(onCluster(new InMemory(null), query(options, k), questions)));
  }

  @Test
  void aFileIsAnsweredAsByABatchQuery() throws IOException {
    checkAlike(options(Split.TEST, null), 7);
    checkAlike(options(Split.TEST, null), 1000);
    checkAlike(options(Split.TEST, null, "digit=3|4", "color_r=40.."), 5);
    checkAlike(options(Split.TEST, null, "color_r=900.."), 5);
    checkAlike(options(Split.VALIDATION, null), 3);
    Path export = directory.resolve("export");
    sample.csn.run("embed", "--run", sample.run, "--split", "train", "--output", export);
    checkAlike(options(Split.TEST, export), 4);
  }

  @Test
  void anItemInsideOrOutsideAndAnImageAreAnsweredAsByAQuery() {
    SearchOptions options = options(Split.TEST, null);
    Query query = query(options, 6);
    Similarity similarity = similarity("digit,color");
    Gallery gallery = new RunEmbeddings(run).gallery(Split.TEST);
    int inside = gallery.items().id(4);
    int outside = gallery.items().row(0) < 0 ? 0 : 1;
    assertTrue(gallery.items().row(outside) < 0);
    Path grid = directory.resolve("grid.png");
    sample.csn.run("query", "--run", sample.run, "--condition", "color", "--output", grid);
    float[] point = query.embeddings().embedFile(grid);
    for (Question question :
        List.of(
            new Question.OfItem("--id:", inside, similarity),
            new Question.OfItem("--id:", outside, similarity),
            new Question.OfImage(grid, point, similarity))) {
      assertEquals(
          Json.pretty(query.answers(List.of(question)).get(0)),
          Json.pretty(onCluster(new InMemory(null), query, List.of(question)).get(0)));
    }
  }

  private Similarity similarity(String condition) {
    return Similarity.parse(condition, run.description().conditions());
  }

  @Test
  void whatIsNoItemIsNamedAsWithoutACluster() throws IOException {
    Query query = query(options(Split.TEST, null), 6);
    for (int id : new int[] {-1, 300, Integer.MAX_VALUE}) {
      Question question = new Question.OfItem("--id:", id, similarity("digit"));
      Refusal.ofConfiguration(
          () -> onCluster(new InMemory(null), query, List.of(question)),
          "--id: " + id + " is no item of the dataset, must be from 0 to 299");
    }
    Path file = Files.writeString(directory.resolve("ask.csv"), "id\n5\n\n300\n301\n");
    Refusal.ofConfiguration(
        () -> onCluster(new InMemory(null), query, read(file, "digit")), file + ": line 4: id 300");
  }

  @Test
  void anIndexIsRefused() {
    Csn.Result result =
        sample.csn.attempt(
            "query",
            "--run",
            sample.run,
            "--condition",
            "color",
            "--id",
            3,
            "--index",
            "--master",
            "x");
    assertEquals(2, result.exit());
    assertEquals(
        "csn: --index: cannot be combined with --master, whose search is exact\n", result.err());
  }

  /** A description of the run's test split; the cluster itself has the rows. */
  private Path parquet(int dimensions, String model) throws IOException {
    Path parquet = Files.createDirectories(directory.resolve("parquet"));
    ParquetGallery gallery =
        new ParquetGallery(
            60, dimensions, "test", run.description().attributes(), model, "b".repeat(64));
    Files.writeString(parquet.resolve("gallery.json"), Json.pretty(gallery));
    return parquet;
  }

  @Test
  void aParquetGalleryIsLeftToTheCluster() throws IOException {
    Gallery test = StoredGallery.of(run).read();
    Path parquet = parquet(20, Sha256.of(run.requireModel()));
    InMemory cluster = new InMemory(test);
    List<Question.OfItem> questions = read(questions(), null);
    assertEquals(
        Json.pretty(query(options(Split.TEST, null), 9).answers(questions)),
        Json.pretty(onCluster(cluster, query(options(Split.TEST, parquet), 9), questions)));
    assertEquals(List.of("parquet of 60"), cluster.asked());
  }

  @Test
  void oneOfAnotherModelIsRefused() throws IOException {
    Path parquet = parquet(20, "c".repeat(64));
    Query query = query(options(Split.TEST, parquet), 9);
    InMemory cluster = new InMemory(null);
    Question question = new Question.OfItem("--id:", 3, similarity("digit"));
    Refusal.ofInput(
        () -> onCluster(cluster, query, List.of(question)),
        parquet + ": was not embedded by the model of " + run);
    assertEquals(List.of(), cluster.asked());
  }

  @Test
  void aRunIsEvaluatedAsInOneProcess() throws IOException {
    String expected = Json.pretty(RunEvaluation.of(run, Split.TEST).evaluation());
    InMemory cluster = new InMemory(StoredGallery.of(run).read());
    assertEquals(expected, evaluated(cluster, null));
    assertEquals(List.of("ranker"), cluster.asked());
    Path parquet = parquet(20, Sha256.of(run.requireModel()));
    assertEquals(expected, evaluated(cluster, parquet));
    Path export = directory.resolve("export");
    sample.csn.run("embed", "--run", sample.run, "--split", "all", "--output", export);
    assertEquals(expected, evaluated(cluster, export));
    new EvaluateJob(run, Split.TEST, export).run(cluster).store();
    assertEquals(expected, Files.readString(run.path().resolve("evaluation.json")));
  }

  private String evaluated(InMemory cluster, Path gallery) {
    return Json.pretty(new EvaluateJob(run, Split.TEST, gallery).run(cluster).evaluation());
  }
}
