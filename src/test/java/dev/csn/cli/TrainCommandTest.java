package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.model.NativeBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SampleRun.Extension.class)
class TrainCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  TrainCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void theDocumentSaysWhatTrainingCameTo() throws IOException {
    JsonNode json = sample.trained.json();
    assertEquals(
        List.of("run", "steps", "seconds", "bestStep", "bestValidation", "finished", "budget"),
        Csn.fields(json));
    assertEquals(sample.run.toString(), json.get("run").textValue());
    assertEquals(SampleRun.STEPS, json.get("steps").intValue());
    assertTrue(json.get("finished").booleanValue());
    JsonNode best = null;
    for (String line : Files.readAllLines(sample.run.resolve("metrics.jsonl"))) {
      JsonNode metrics = Csn.parse(line);
      if (metrics.has("validation") && (best == null || mean(metrics) > mean(best))) {
        best = metrics;
      }
    }
    assertEquals(best.get("step"), json.get("bestStep"));
    assertEquals(mean(best), json.get("bestValidation").doubleValue(), 1e-12);
  }

  @Test
  void theBudgetIsWhatTheRunsRecordHolds() throws IOException {
    JsonNode budget = sample.trained.json().get("budget");
    assertEquals(
        List.of("parameters", "images", "encodedImages", "triplets", "seconds"),
        Csn.fields(budget));
    assertEquals(SampleRun.STEPS * 32, budget.get("images").intValue());
    assertEquals(budget.get("images"), budget.get("encodedImages"));
    assertEquals(SampleRun.STEPS * 256 * 2, budget.get("triplets").intValue());
    JsonNode provenance = Csn.parse(Files.readString(sample.run.resolve("provenance.json")));
    assertEquals(provenance.get("budget"), budget);
    assertEquals(NativeBackend.threads(), provenance.get("threads").intValue());
    assertEquals(NativeBackend.instructionSet(), provenance.get("instructionSet").textValue());
  }

  @Test
  void aRunDirectoryHoldsWhatItSays() throws IOException {
    for (String file :
        List.of(
            "provenance.json",
            "initial.json",
            "model.zip",
            "checkpoint.zip",
            "gallery/items.csv")) {
      assertTrue(Files.exists(sample.run.resolve(file)), file);
    }
    assertEquals(SampleRun.STEPS, Files.readAllLines(sample.run.resolve("metrics.jsonl")).size());
    JsonNode config = Csn.parse(Files.readString(sample.run.resolve("config.json")));
    assertEquals(32, config.at("/training/batchSize").intValue());
    assertEquals(0.3, config.at("/training/margin").doubleValue(), "no default filled in");
  }

  @Test
  void progressGoesToStandardErrorAndEvaluationsEachHaveALine() {
    List<String> lines = sample.trained.err().lines().toList();
    assertEquals(2, lines.size(), sample.trained.err());
    assertTrue(
        lines.get(0).matches("step 10/20  .*loss .*color .*digit .*validation  color .*digit .*"),
        lines.get(0));
    assertTrue(lines.get(1).startsWith("step 20/20  "), lines.get(1));
  }

  @Test
  void quietIsQuietAndTheNewestRunIsTheOneThatIsMeant() throws IOException {
    Csn csn = new Csn(directory.resolve("runs"));
    Csn.Result first = train(csn, "--quiet");
    assertEquals("", first.err());
    assertTrue(
        first.out().matches("\\S+: trained after 3 steps in .* s; best at step .*\n"), first.out());
    String run = first.out().substring(0, first.out().indexOf(": trained"));
    assertTrue(Path.of(run).getFileName().toString().matches("small-\\d{8}-\\d{6}"), run);
    assertEquals(directory.resolve("runs"), Path.of(run).getParent());
    assertTrue(csn.run("evaluate").out().startsWith(run + " (learned)"));
    Csn.Result second = train(csn, "--run", directory.resolve("elsewhere"));
    assertFalse(second.err().isEmpty());
    assertTrue(csn.run("evaluate").out().startsWith(directory.resolve("elsewhere") + " (learned)"));
    assertTrue(csn.run("evaluate", "--run", run).out().startsWith(run + " (learned)"));
  }

  @Test
  void theSameConfigurationTrainsTheSameModel() throws IOException {
    Path again = directory.resolve("again");
    sample.csn.run("train", "--config", sample.config, "--run", again);
    assertArrayEquals(
        Files.readAllBytes(sample.run.resolve("model.zip")),
        Files.readAllBytes(again.resolve("model.zip")));
  }

  @Test
  void resumingAFinishedRunChangesNothing() throws IOException {
    Path copy = sample.copyOfRun(directory.resolve("copy"));
    JsonNode resumed =
        sample.csn.run("train", "--resume", "--run", copy, "--format", "json").json();
    assertEquals(sample.trained.json().get("bestStep"), resumed.get("bestStep"));
    assertEquals(sample.trained.json().get("steps"), resumed.get("steps"));
    assertTrue(resumed.get("finished").booleanValue());
    for (String file :
        List.of(
            "model.zip",
            "initial.json",
            "checkpoint.zip",
            "metrics.jsonl",
            "gallery/embeddings.npy")) {
      assertArrayEquals(
          Files.readAllBytes(sample.run.resolve(file)),
          Files.readAllBytes(copy.resolve(file)),
          file);
    }
  }

  @Test
  void aResumedRunKeepsWhatItStartedFromOrFindsItAgain() throws IOException {
    Path copy = sample.copyOfRun(directory.resolve("copy"));
    Path file = copy.resolve("initial.json");
    String initial = Files.readString(file);
    Files.delete(file);
    sample.csn.run("train", "--resume", "--run", copy);
    assertEquals(initial, Files.readString(file));
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    sample.csn.run("train", "--resume", "--run", copy);
    assertEquals(0, Files.getLastModifiedTime(file).toMillis(), "left as it is");
    assertEquals(initial, Files.readString(file));
  }

  @Test
  void everyVariantAnswersEveryVerb() {
    for (String variant : List.of("fixed", "standard", "specialists")) {
      Csn csn = new Csn(directory.resolve(variant));
      train(csn, "--set", "model.variant=" + variant, "--set", "training.sampling=independent");
      assertEquals(variant, csn.run("evaluate", "--format", "json").json().at("/variant").asText());
      JsonNode color = csn.run("query", "--condition", "color", "--format", "json").json();
      JsonNode digit = csn.run("query", "--condition", "digit", "--format", "json").json();
      boolean sameNeighbors = color.get("neighbors").equals(digit.get("neighbors"));
      assertEquals(variant.equals("standard"), sameNeighbors, "one similarity for all");
      JsonNode masks = csn.run("dump-masks", "--format", "json").json();
      double cosine = masks.at("/overlap/0/activeCosine").asDouble();
      assertEquals(variant.equals("standard") ? 1 : 0, cosine, 1e-9);
      for (String field : Csn.fields(masks.get("control"))) {
        // The control is what the fixed variant has, and what specialists are stored with.
        boolean same = masks.at("/control/" + field).equals(masks.get(field));
        assertEquals(!variant.equals("standard"), same, field);
      }
    }
  }

  private Csn.Result train(Csn csn, Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", "--config", sample.config, "--set", "training.steps=3"));
    arguments.addAll(List.of(options));
    return csn.run(arguments.toArray());
  }

  private static double mean(JsonNode metrics) {
    JsonNode validation = metrics.get("validation");
    return (validation.get("color").doubleValue() + validation.get("digit").doubleValue()) / 2;
  }
}
