package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.io.Json;
import dev.csn.study.StudyConfig;
import dev.csn.study.StudyPlan;
import dev.csn.study.StudyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Studies; one that is accepted is written and read as the same, and planned as far as its settings
 * can be meant.
 */
final class StudyTarget implements Target {
  private static final String BASE = "config/quickstart.json";

  private final Path file;

  StudyTarget(Path scratch) {
    this.file = scratch.resolve("study.json");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : List.of("variants", "sharing", "masks")) {
      seeds.add(Files.readAllBytes(Path.of("config/study-" + name + ".json")));
    }
    String small =
        """
        {"base": "a", "seeds": [1, 2], "cells": {"x": {"training.margin": 1}},
         "grid": {"training.steps": [3, 4]}, "report": ["a*"]}""";
    seeds.add(small.getBytes(UTF_8));
    return seeds;
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    StudyConfig study = StudyReader.read(file);
    Files.writeString(file, Json.pretty(study));
    assertEquals(Json.pretty(study), Json.pretty(StudyReader.read(file)));
    StudyConfig onOurs = // any other base would be a file of this machine's
        new StudyConfig(
            BASE,
            study.seeds(),
            study.set(),
            study.cells(),
            study.grid(),
            study.reference(),
            study.output(),
            study.report());
    var unused = StudyPlan.of(file, onOurs, List.of(), file.resolveSibling("out"));
  }

  /** Ten thousand cells, each of which is a configuration. */
  @Override
  public long allowance() {
    return 1L << 30;
  }
}
