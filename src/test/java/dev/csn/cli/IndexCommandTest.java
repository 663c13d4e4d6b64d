package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Indexes of the sample run's galleries, and what queries find by them and with {@code --where}.
 */
@ExtendWith(SampleRun.Extension.class)
class IndexCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;
  private Path run;

  IndexCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void copy() throws IOException {
    run = sample.copyOfRun(directory.resolve("run"));
  }

  private JsonNode ask(String verb, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of(verb, "--run", run, "--format", "json"));
    arguments.addAll(List.of(options));
    Csn.Result result = sample.csn.run(arguments.toArray());
    JsonNode json = result.json();
    String written = verb.equals("index") ? "wrote " + json.get("output").textValue() + "\n" : "";
    assertEquals(written, result.err());
    return json;
  }

  private void refused(int exit, Set<String> named, Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--run", run));
    new Mistake(sample.csn, directory).costs(exit, named, all.toArray());
  }

  @Test
  void theIndexGoesBesideTheGalleryAndSaysWhatItIsOf() {
    JsonNode built = ask("index");
    assertEquals(List.of("output", "gallery", "kind", "items", "files"), Csn.fields(built));
    assertEquals(run.resolve("index").toString(), built.get("output").textValue());
    assertEquals(run.resolve("gallery").toString(), built.get("gallery").textValue());
    assertEquals("hnsw", built.get("kind").textValue());
    assertEquals(SampleRun.TEST_ITEMS, built.get("items").intValue());
    assertEquals(
        List.of("blend-0.hnsw", "condition-0.hnsw", "condition-1.hnsw"),
        Csn.fields(built.get("files")));
    for (String file : Csn.fields(built.get("files"))) {
      assertEquals(
          run.resolve("index").resolve(file).toFile().length(),
          built.get("files").get(file).longValue());
    }
    assertEquals(built, ask("index"), "again, in its place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"color", "digit", "color,digit", "color=0.7,digit=0.3"})
  void byTheIndexOfASmallGalleryTheAnswerIsTheSameToTheLastByte(String condition) {
    var unused = ask("index");
    for (int seed = 0; seed < 5; seed++) {
      assertEquals(
          ask("query", "--condition", condition, "--seed", seed),
          ask("query", "--condition", condition, "--seed", seed, "--index"));
    }
    // Fewer candidates than items: the graphs answer.
    JsonNode few = ask("query", "--condition", condition, "--index", "--candidates", 20, "-k", 5);
    assertEquals(ask("query", "--condition", condition, "-k", 5), few);
  }

  @Test
  void anExportIsSearchedByItsOwnIndex() {
    Path export = directory.resolve("export");
    var unused = sample.csn.run("embed", "--run", run, "--split", "train", "--output", export);
    JsonNode built = ask("index", "--gallery", export, "--connections", 8, "--seed", 3);
    assertEquals(export.resolve("index").toString(), built.get("output").textValue());
    JsonNode exact = ask("query", "--condition", "color", "--split", "train", "--seed", 4);
    assertEquals(exact, ask("query", "--condition", "color", "--gallery", export, "--seed", 4));
    assertEquals(
        exact, ask("query", "--condition", "color", "--gallery", export, "--seed", 4, "--index"));
  }

  @Test
  void whereLeavesOutAllOthersWithAndWithoutAnIndex() throws IOException {
    var unused = ask("index");
    Export gallery = Export.read(run.resolve("gallery"));
    int id = gallery.id(7);
    JsonNode all = ask("query", "--condition", "color", "--id", id, "-k", 1000);
    List<String> expected = new ArrayList<>();
    for (JsonNode neighbor : all.get("neighbors")) {
      int digit = neighbor.at("/attributes/digit").intValue();
      int red = neighbor.at("/attributes/color/0").intValue();
      if ((digit == 3 || digit == 5 || digit == 8) && red >= 50) {
        expected.add(neighbor.get("id") + " " + neighbor.get("distance"));
      }
    }
    assertTrue(expected.size() > 2, expected.toString());
    for (List<String> search : List.of(List.<String>of(), List.of("--index"))) {
      List<Object> options =
          new ArrayList<>(List.of("--condition", "color", "--id", id, "-k", 1000));
      options.addAll(List.of("--where", "digit=3|5|8,color_r=50.."));
      options.addAll(search);
      List<String> found = new ArrayList<>();
      for (JsonNode n : ask("query", options.toArray()).get("neighbors")) {
        found.add(n.get("id") + " " + n.get("distance"));
      }
      assertEquals(expected, found);
    }
  }

  @Test
  void whereNothingIsLikeThatTheAnswerIsNone() {
    Csn.Result result =
        sample.ask("query", "--condition", "color", "--where", "color_r=0..1,color_g=0..1");
    assertTrue(
        result.out().endsWith("\nnone: the gallery holds no other such item\n"), result.out());
  }

  @Test
  void withoutAnIndexALineSaysHowToBuildOne() throws IOException {
    refused(
        Mistake.INPUT,
        Set.of(run.resolve("index") + ": no index of " + run.resolve("gallery"), "csn index"),
        "query",
        "--condition",
        "color",
        "--index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLIPPED", "TRUNCATED", "EMPTY", "FOREIGN", "DIRECTORY", "MISSING"})
  void aDamagedIndexIsNamed(String damage) throws IOException {
    for (String file : List.of("condition-0.hnsw", "blend-0.hnsw", "CRC32CSUMS")) {
      var unused = ask("index");
      Damage.valueOf(damage).to(run.resolve("index").resolve(file));
      if (file.equals("blend-0.hnsw") || !damage.equals("FLIPPED") || !file.endsWith("SUMS")) {
        refused(
            Mistake.INPUT,
            Set.of(run.resolve("index").toString()),
            "query",
            "--condition",
            "color,digit",
            "--index");
      }
      Trees.delete(run.resolve("index"));
    }
  }

  @Test
  void aGalleryThatHasChangedIsNotTheIndexs() throws IOException {
    Path export = directory.resolve("export");
    sample.csn.run("embed", "--run", run, "--split", "train", "--output", export);
    var unused = ask("index", "--gallery", export);
    Path other = directory.resolve("other");
    sample.csn.run("embed", "--run", run, "--split", "validation", "--output", other);
    Trees.copy(export.resolve("index"), other.resolve("index"));
    refused(
        Mistake.INPUT,
        Set.of("is not of " + other, "csn index"),
        "query",
        "--condition",
        "digit",
        "--gallery",
        other,
        "--index");
  }

  @Test
  void anExportOfAnotherModelIsRefused() throws IOException {
    Path other = directory.resolve("other");
    sample.trainOther(other, "training.seed=9");
    Path export = other.resolve("gallery");
    Set<String> named = Set.of(export + ": is not an export of the model of " + run);
    refused(Mistake.INPUT, named, "query", "--condition", "color", "--gallery", export);
    refused(Mistake.INPUT, named, "index", "--gallery", export);
    assertFalse(Files.exists(export.resolve("index")));
  }

  @Test
  void goingOnWithTheRunTakesItsIndexAway() {
    var unused = ask("index");
    sample.csn.run("train", "--resume", "--run", run, "--set", "training.steps=22");
    assertFalse(Files.exists(run.resolve("index")));
  }
}
