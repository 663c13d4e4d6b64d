package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.io.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SampleRun.Extension.class)
class PlotCommandTest {
  private static final List<String> OF_A_RUN =
      List.of(
          "training-loss",
          "training-violating",
          "training-penalties",
          "training-accuracy",
          "learning-rate",
          "masks",
          "leakage");

  private final SampleRun sample;
  @TempDir private Path directory;

  PlotCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aRunBecomesAFileForEachFigureAndTheDocumentNamesThem() throws IOException {
    Path output = directory.resolve("figures");
    JsonNode json = sample.ask("plot", "--output", output, "--format", "json").json();
    assertEquals(List.of("output", "plots"), Csn.fields(json));
    assertEquals(output.toString(), json.get("output").textValue());
    List<String> named = new ArrayList<>();
    for (JsonNode plot : json.get("plots")) {
      assertEquals(List.of("file", "title"), Csn.fields(plot));
      Path file = Path.of(plot.get("file").textValue());
      assertTrue(
          Files.readString(file).contains("<title>" + plot.get("title").textValue() + "</title>"));
      named.add(file.getFileName().toString().replace(".svg", ""));
    }
    assertEquals(OF_A_RUN, named);
    assertEquals(OF_A_RUN.size(), files(output).size());
    Path again = directory.resolve("again");
    assertEquals(OF_A_RUN.size(), sample.ask("plot", "--output", again).out().lines().count());
    assertEquals(files(output), files(again));
  }

  @Test
  void leakageIsThatOfTheStoredEvaluationAndItIsMadeAnewIfThatIsDamaged() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    Files.deleteIfExists(run.resolve("evaluation.json"));
    Files.deleteIfExists(run.resolve("evaluation.crc32c"));
    String measured = leakage(run, "measured");
    assertFalse(Files.exists(run.resolve("evaluation.json")), "a plot changes the run");
    JsonNode evaluation = sample.csn.run("evaluate", "--run", run, "--format", "json").json();
    double precision = evaluation.at("/leakage/color/digit/precisionAt10").doubleValue();
    assertTrue(measured.contains(String.format(Locale.ROOT, ">%.3f<", precision)), measured);
    assertEquals(measured, leakage(run, "stored"));
    String stored = Files.readString(run.resolve("evaluation.json"));
    replaceEvaluation(
        run,
        stored.replaceFirst(
            "(\"precisionAt10\": )[0-9.]+(,\\s+\"chance\": [0-9.]+\\s+}\\s+},\\s+\"digit\")",
            "$10.777$2"));
    assertTrue(leakage(run, "changed").contains(">0.777<"));
    Files.delete(run.resolve("evaluation.crc32c"));
    assertEquals(measured, leakage(run, "of whatever model"));
    replaceEvaluation(run, stored.substring(0, 500));
    assertEquals(measured, leakage(run, "torn"));
    sample.csn.run("evaluate", "--run", run, "--split", "validation");
    assertEquals(measured, leakage(run, "of another split"));
  }

  /** Puts another evaluation of the same model in place. */
  private static void replaceEvaluation(Path run, String json) throws IOException {
    Path file = run.resolve("evaluation.json");
    Files.writeString(file, json);
    Checksums.write(
        run.resolve("evaluation.crc32c"),
        Map.of(
            "evaluation.json", Checksums.of(file),
            "model.zip", Checksums.of(run.resolve("model.zip"))));
  }

  private String leakage(Path run, String name) throws IOException {
    Path output = directory.resolve(name);
    sample.csn.run("plot", "--run", run, "--output", output);
    return Files.readString(output.resolve("leakage.svg"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"step\":1}", "no JSON", "{\"step\":1,\"loss\":1e999}"})
  void aDamagedLogCostsALineAndNothingIsWritten(String line) throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    Files.delete(run.resolve("CRC32CSUMS")); // as of a run that goes on
    Path log = run.resolve("metrics.jsonl");
    Files.writeString(log, line + "\n" + Files.readString(log));
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.INPUT,
            Set.of(log + ": line 1"),
            "plot",
            "--run",
            run,
            "--output",
            directory.resolve("figures"));
  }

  @Test
  void aStudyBecomesComparisonCurvesAndOverlap() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("study.json"),
            """
            {"base": "%s", "seeds": [1, 2], "set": {"training.steps": 4, "training.evaluateEvery": 2},
             "cells": {"<script>": {}, "standard": {"model.variant": "standard"}}}
            """
                .formatted(sample.config));
    Path study = directory.resolve("study");
    sample.csn.run("study", "--config", config, "--output", study);
    Path output = directory.resolve("figures");
    String text = sample.csn.run("plot", "--study", study, "--output", output).out();
    assertEquals(
        List.of("comparison.svg", "curves.svg", "overlap.svg"),
        List.copyOf(files(output).keySet()));
    assertTrue(text.startsWith(output.resolve("comparison.svg") + "  Triplet error by setting\n"));
    for (String svg : files(output).values()) {
      assertTrue(svg.contains(">&lt;script&gt;<"), svg);
    }
    Files.writeString(study.resolve("results.json"), "{\"study\": 3}");
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.INPUT,
            Set.of(study.resolve("results.json") + ": "),
            "plot",
            "--study",
            study,
            "--output",
            directory.resolve("others"));
  }

  @Test
  void whatIsNoRunAndNoStudyIsNamed() throws IOException {
    Path none = directory.resolve("none");
    for (String flag : List.of("--run", "--study")) {
      new Mistake(sample.csn, directory)
          .costs(Mistake.INPUT, Set.of(none.toString()), "plot", flag, none, "--output", none);
    }
  }

  @Test
  void masksAreDrawnBesideWhatIsPrinted() throws IOException {
    Path picture = directory.resolve("masks.SVG");
    Path table = directory.resolve("masks.csv");
    String printed = sample.ask("dump-masks", "--plot", picture, "--output", table).out();
    assertEquals(sample.ask("dump-masks").out(), printed);
    Path output = directory.resolve("figures");
    sample.ask("plot", "--output", output);
    assertEquals(Files.readString(output.resolve("masks.svg")), Files.readString(picture));
    assertTrue(Files.exists(table));
  }
}
