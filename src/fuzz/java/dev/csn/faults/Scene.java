package dev.csn.faults;

import dev.csn.Trees;
import dev.csn.cli.Csn;
import dev.csn.io.Sha256;
import dev.csn.source.mnist.TinyMnist;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The smallest set of files of every kind that csn reads or writes, made by csn's own commands: two
 * datasets, each whole and in shards, two runs with galleries and indexes, a study.
 */
final class Scene implements AutoCloseable {
  /** The name of each output: its ending suits pictures too. */
  static final String PLACE = "place.png";

  /** Steps of a whole training. */
  static final int STEPS = 6;

  final Path home;
  final Csn csn;
  final Path mnist;
  final Path prepareConfig;
  final Path dataset;
  final Path otherDataset;
  final Path shards;
  final Path otherShards;
  final Path config;
  final Path run;
  final Path otherRun;
  final Path image;
  final Path studyConfig;
  final Path study;

  Scene() throws IOException {
    home = Files.createTempDirectory("csn-faults").toRealPath();
    csn = new Csn(home.resolve("runs"));
    mnist = home.resolve("mnist");
    TinyMnist.write(mnist, 120, 20, 8, 8);
    listDigests();
    prepareConfig = home.resolve("prepare.json");
    dataset = home.resolve("dataset");
    otherDataset = home.resolve("other-dataset");
    Files.writeString(
        prepareConfig,
        """
        {"source": "%s", "output": "%s", "limit": 100, "seed": 1, "colorFrom": "digit:0.5"}
        """
            .formatted(mnist, dataset));
    csn.run("prepare-data", "--config", prepareConfig);
    csn.run("prepare-data", "--config", prepareConfig, "--output", otherDataset, "--seed", 2);
    shards = home.resolve("shards");
    otherShards = home.resolve("other-shards");
    split(dataset, shards);
    split(otherDataset, otherShards);
    config = home.resolve("config.json");
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "model": {"embeddingSize": 4, "maskInit": {"kind": "normal", "mean": 0.9, "stdDev": 0.7}},
         "training": {"seed": 1, "steps": %d, "batchSize": 10, "tripletsPerCondition": 30,
                      "margin": 0.3, "learningRate": 0.001, "schedule": "constant", "evaluateEvery": 3,
                      "checkpointEvery": 2}}
        """
            .formatted(dataset, STEPS));
    run = home.resolve("run");
    otherRun = home.resolve("other-run");
    csn.run("train", "--quiet", "--config", config, "--run", run);
    csn.run("train", "--quiet", "--config", config, "--run", otherRun, "--set", "training.seed=2");
    csn.run("evaluate", "--run", run);
    csn.run("evaluate", "--run", otherRun);
    csn.run("index", "--run", run);
    csn.run("index", "--run", otherRun);
    image = home.resolve("image.png");
    BufferedImage picture = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 81; i++) {
      picture.setRGB(i % 9, i / 9, 0x010305 * i);
    }
    ImageIO.write(picture, "png", image.toFile());
    studyConfig = home.resolve("study.json");
    study = home.resolve("study");
    Files.writeString(
        studyConfig,
        """
        {"base": "%s", "seeds": [1, 2], "set": {"training.steps": 2},
         "cells": {"learned": {}, "fixed": {"model.variant": "fixed"}},
         "reference": "learned"}
        """
            .formatted(config));
    csn.run("study", "--quiet", "--config", studyConfig, "--output", study);
  }

  private void split(Path from, Path to) {
    csn.run("prepare-data", "shards", "--source", from, "--items", 40, "--output", to);
  }

  private void listDigests() throws IOException {
    StringBuilder sums = new StringBuilder();
    for (String file : new String[] {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"}) {
      sums.append(Sha256.of(mnist.resolve(file))).append("  ").append(file).append('\n');
    }
    Files.writeString(mnist.resolve("SHA256SUMS"), sums);
  }

  /** A path where nothing is. */
  Path fresh(String name) throws IOException {
    Path place = home.resolve("new-" + name);
    Trees.delete(place);
    return place;
  }

  @Override
  public void close() throws IOException {
    Trees.delete(home);
  }
}
