package dev.csn.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.cli.SampleRun;
import dev.csn.dataset.Split;
import dev.csn.index.GalleryIndex;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.ParquetGallery;
import dev.csn.run.BatchQuery;
import dev.csn.run.Query;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.run.SearchOptions;
import dev.csn.run.StoredGallery;
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
    return new SearchOptions(split, export, List.of(where), false, GalleryIndex.CANDIDATES);
  }

  private Path questions() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    for (int i = 0; i < 45; i++) {
      lines.add(i * 47 % SampleRun.ITEMS + ",\"" + CONDITIONS.get(i % CONDITIONS.size()) + "\"");
    }
    lines.add(lines.get(1));
    return Files.write(directory.resolve("ask.csv"), lines);
  }

  private void checkAlike(SearchOptions options, int k) throws IOException {
    Path file = questions();
    ClusterQuestions asked = new ClusterQuestions(run, options, k);
    assertEquals(
        Json.pretty(new BatchQuery(run, file, null, k, options).results()),
        Json.pretty(asked.answers(new InMemory(null), asked.read(file, null))));
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
    ClusterQuestions asked = new ClusterQuestions(run, options, 6);
    Query query = new Query(run, "digit,color", 6, options);
    Gallery gallery = new RunEmbeddings(run).gallery(Split.TEST);
    int inside = gallery.items().id(4);
    int outside = gallery.items().row(0) < 0 ? 0 : 1;
    assertTrue(gallery.items().row(outside) < 0);
    for (int id : new int[] {inside, outside}) {
      assertEquals(
          Json.pretty(query.ofItem(id)),
          Json.pretty(asked.ofItem(new InMemory(null), asked.similarity("digit,color"), id)));
    }
    Path grid = directory.resolve("grid.png");
    sample.csn.run("query", "--run", sample.run, "--condition", "color", "--output", grid);
    assertEquals(
        Json.pretty(query.ofImage(grid)),
        Json.pretty(asked.ofImage(new InMemory(null), asked.similarity("digit,color"), grid)));
  }

  @Test
  void whatIsNoItemIsNamedAsWithoutACluster() throws IOException {
    ClusterQuestions asked = new ClusterQuestions(run, options(Split.TEST, null), 6);
    for (int id : new int[] {-1, 300, Integer.MAX_VALUE}) {
      Refusal.ofConfiguration(
          () -> asked.ofItem(new InMemory(null), asked.similarity("digit"), id),
          "--id: " + id + " is no item of the dataset, must be from 0 to 299");
    }
    Path file = Files.writeString(directory.resolve("ask.csv"), "id\n5\n\n300\n301\n");
    Refusal.ofConfiguration(
        () -> asked.answers(new InMemory(null), asked.read(file, "digit")),
        file + ": line 4: id 300");
  }

  @Test
  void anIndexIsRefused() {
    SearchOptions options = new SearchOptions(Split.TEST, null, List.of(), true, 9);
    Refusal.ofConfiguration(() -> new ClusterQuestions(run, options, 3), "--index: ", "--master");
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
    Path file = questions();
    ClusterQuestions asked = new ClusterQuestions(run, options(Split.TEST, parquet), 9);
    assertEquals(
        Json.pretty(new BatchQuery(run, file, null, 9, options(Split.TEST, null)).results()),
        Json.pretty(asked.answers(cluster, asked.read(file, null))));
    assertEquals(List.of("parquet of 60"), cluster.asked());
  }

  @Test
  void oneOfAnotherModelIsRefused() throws IOException {
    Path parquet = parquet(20, "c".repeat(64));
    ClusterQuestions asked = new ClusterQuestions(run, options(Split.TEST, parquet), 9);
    InMemory cluster = new InMemory(null);
    Refusal.ofInput(
        () -> asked.ofItem(cluster, asked.similarity("digit"), 3),
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
    new EvaluateOrder(run, Split.TEST, export).run(cluster).store();
    assertEquals(expected, Files.readString(run.path().resolve("evaluation.json")));
  }

  private String evaluated(InMemory cluster, Path gallery) {
    return Json.pretty(new EvaluateOrder(run, Split.TEST, gallery).run(cluster).evaluation());
  }
}
