package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Trees;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** That every verb takes a dataset in shards, and answers as it does of the dataset itself. */
@ExtendWith(SampleRun.Extension.class)
class ShardedRunTest {
  @TempDir private static Path home;
  private static Path shards;
  private static Path run;
  private static JsonNode prepared;

  private final SampleRun sample;

  ShardedRunTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeAll
  static void train(SampleRun sample) {
    shards = home.resolve("shards");
    run = home.resolve("run");
    prepared = split(sample, shards, "--format", "json").json();
    sample.csn.run(
        "train", "--config", sample.config, "--set", "dataset=" + shards, "--run", run, "--quiet");
  }

  private static Csn.Result split(SampleRun sample, Path output, String... more) {
    Object[] command = {
      "prepare-data", "shards", "--source", sample.dataset, "--items", 70, "--output", output
    };
    return sample.csn.run(Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray());
  }

  @Test
  void theResultSaysWhatWasWritten() throws IOException {
    assertEquals(
        List.of(
            "dataset",
            "name",
            "items",
            "shards",
            "itemsPerShard",
            "splits",
            "image",
            "attributes",
            "sha256"),
        Csn.fields(prepared));
    assertEquals(5, prepared.get("shards").intValue());
    assertEquals(Sha256.of(shards.resolve("shards.json")), prepared.get("sha256").textValue());
    assertEquals(
        20,
        Csn.parse(Files.readString(shards.resolve("shards.json")))
            .at("/shards/4/items")
            .intValue());
    Path other = home.resolve("other");
    assertEquals(
        other
            + ": 300 images of 28x28x3 in 5 shards of at most 70"
            + " (train 150, validation 90, test 60), conditions color, digit\n",
        split(sample, other).out());
  }

  @Test
  void itTrainsTheSameModelToTheSameBytes() throws IOException {
    for (String file :
        List.of(
            "model.zip",
            "gallery/embeddings.npy",
            "gallery/masks.npy",
            "gallery/items.csv",
            "initial.json")) {
      assertArrayEquals(
          Files.readAllBytes(sample.run.resolve(file)),
          Files.readAllBytes(run.resolve(file)),
          file);
    }
    assertEquals(
        prepared.get("sha256"),
        Csn.parse(Files.readString(run.resolve("provenance.json"))).at("/dataset/sha256"));
  }

  @Test
  void everyVerbAnswersAlike() throws IOException {
    assertAlike("evaluate", "--split", "validation");
    assertAlike("dump-masks");
    assertAlike("query", "--condition", "color", "--id", 17);
    assertAlike("query", "--condition", "digit", "--split", "train", "--id", 3);
    assertAlike("query", "--condition", "color=0.7,digit=0.3", "--where", "digit=3", "--seed", 2);
    assertSameFile("grid.png", "query", "--condition", "digit", "--id", 60);
    assertSameFile("masks.csv", "dump-masks");
    Path all = home.resolve("all");
    JsonNode exported = ask("embed", "--split", "all", "--output", all);
    assertEquals("all", exported.get("split").textValue());
    assertEquals(SampleRun.ITEMS, Export.read(all).size());
    assertArrayEquals(
        Files.readAllBytes(sample.dataset.resolve("items.csv")),
        Files.readAllBytes(all.resolve("items.csv")));
    assertTrue(Files.exists(Path.of(ask("report").get("report").textValue())));
    ask("plot", "--output", home.resolve("figures"));
    ask("index");
  }

  private JsonNode ask(String verb, Object... options) {
    return sample.csn.run(command(verb, run, options)).json();
  }

  private static Object[] command(String verb, Path of, Object... options) {
    List<Object> command = new ArrayList<>(List.of(verb, "--run", of));
    command.addAll(List.of(options));
    command.addAll(List.of("--format", "json"));
    return command.toArray();
  }

  private void assertAlike(String verb, Object... options) {
    String expected = sample.csn.run(command(verb, sample.run, options)).out();
    String found = sample.csn.run(command(verb, run, options)).out();
    assertEquals(expected.replace(sample.run.toString(), run.toString()), found);
  }

  private void assertSameFile(String name, String verb, Object... options) throws IOException {
    List<byte[]> written = new ArrayList<>();
    for (Path of : List.of(sample.run, run)) {
      Path file = home.resolve(name);
      Files.deleteIfExists(file);
      List<Object> all = new ArrayList<>(List.of(options));
      all.addAll(List.of("--output", file));
      sample.csn.run(command(verb, of, all.toArray()));
      written.add(Files.readAllBytes(file));
    }
    assertArrayEquals(written.get(0), written.get(1));
  }

  @Test
  void itIsResumed() throws IOException {
    Path longer = Trees.copy(run, home.resolve("longer"));
    sample.csn.run("train", "--resume", "--run", longer, "--set", "training.steps=22", "--quiet");
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(run.resolve("checkpoint.zip")),
            Files.readAllBytes(longer.resolve("checkpoint.zip"))));
  }

  @Test
  void aStudyTakesIt() throws IOException {
    Path config = home.resolve("study.json");
    Files.writeString(
        config,
        """
        {"base": "%s", "seeds": [1], "set": {"training.steps": 2, "dataset": "%s"},
         "cells": {"learned": {}}}
        """
            .formatted(sample.config, shards));
    sample.csn.run("study", "--config", config, "--output", home.resolve("study"), "--quiet");
    assertTrue(Files.exists(home.resolve("study/results.json")));
  }

  /** The digest is that of the list, which other shards make another. */
  @Test
  void otherShardsThanTheRunWasTrainedOnAreRefused() throws IOException {
    Path dataset = home.resolve("mine");
    Path mine = home.resolve("of-mine");
    var unused = split(sample, dataset);
    sample.trainOther(mine, "dataset=" + dataset);
    sample.csn.run(
        "prepare-data",
        "shards",
        "--source",
        sample.dataset,
        "--items",
        60,
        "--output",
        dataset,
        "--force");
    new Mistake(sample.csn, home)
        .costs(
            Mistake.INPUT,
            Set.of(dataset.toString(), "is not the dataset", mine.toString()),
            "embed",
            "--run",
            mine,
            "--output",
            home.resolve("refused"));
  }
}
