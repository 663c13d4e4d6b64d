package dev.csn.cli;

import dev.csn.source.mnist.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs every verb in the working directory, on a dataset made there; keeps what each prints. */
final class EveryVerb {
  private static final String DATASET = "data/colored-mnist";

  private final Csn csn = new Csn(Path.of("runs"));

  private EveryVerb() {}

  public static void main(String[] arguments) throws IOException {
    new EveryVerb().run();
  }

  private void run() throws IOException {
    TinyMnist.write(Path.of("data/mnist"), 100, 10, 28, 28);
    Files.writeString(
        Path.of("tiny.json"),
        """
        {"model": {"dropout": 0.2},
         "training": {"steps": 6, "batchSize": 16, "tripletsPerCondition": 64, "evaluateEvery": 3,
                      "augmentation": {"shift": 2}}}
        """);
    Files.writeString(
        Path.of("study.json"),
        """
        {"base": "tiny.json", "seeds": [1], "set": {"training.steps": 2},
         "cells": {"learned": {}, "apart": {"model.variant": "specialists"}}}
        """);
    keep("prepared", "prepare-data", "--limit", 100);
    keep(
        "split", "prepare-data", "shards", "--source", DATASET, "--items", 30, "--output", "parts");
    keep("trained", "train", "--config", "tiny.json", "--run", "runs/tiny");
    keep("evaluated", "evaluate", "--run", "runs/tiny");
    keep("asked", "query", "--run", "runs/tiny", "--condition", "color", "--output", "grid.png");
    keep("blended", "query", "--run", "runs/tiny", "--condition", "color=1,digit=2");
    keep("by-image", "query", "--run", "runs/tiny", "--condition", "digit", "--image", "grid.png");
    keep("masks", "dump-masks", "--run", "runs/tiny", "--output", "masks.csv");
    keep("grid", "query", "--run", "runs/tiny", "--condition", "color", "--output", "grid.svg");
    keep("drawn-masks", "dump-masks", "--run", "runs/tiny", "--plot", "masks.svg");
    keep(
        "embedded",
        "embed",
        "--run",
        "runs/tiny",
        "--split",
        "train",
        "--output",
        "export",
        "--projector");
    keep("embedded-all", "embed", "--run", "runs/tiny", "--split", "all", "--output", "all");
    keep("indexed", "index", "--run", "runs/tiny");
    keep("found", "query", "--run", "runs/tiny", "--condition", "color,digit", "--index");
    keep("only", "query", "--run", "runs/tiny", "--condition", "color", "--where", "digit=1|2");
    Files.writeString(Path.of("ask.csv"), "id,condition\n3,color\n99,\"color,digit\"\n");
    keep("all-asked", "query", "--run", "runs/tiny", "--queries", "ask.csv");
    keep("studied", "study", "--config", "study.json", "--output", "runs/study");
    keep("drawn", "plot", "--run", "runs/tiny", "--output", "figures");
    keep("reported", "report", "--run", "runs/tiny", "--output", "tiny.html");
    keep("reported-study", "report", "--study", "runs/study", "--output", "study.html");
    keep("drawn-study", "plot", "--study", "runs/study", "--output", "figures-of-study");
  }

  private void keep(String name, Object... arguments) throws IOException {
    Files.writeString(Path.of(name + ".txt"), csn.run(arguments).out());
  }
}
