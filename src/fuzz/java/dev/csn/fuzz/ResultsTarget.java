package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.io.Json;
import dev.csn.study.StudyDirectory;
import dev.csn.study.StudyResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Results of studies; one that is accepted is written and read as the same. */
final class ResultsTarget implements Target {
  private final Path study;

  ResultsTarget(Path scratch) throws IOException {
    this.study = scratch;
    Files.writeString(scratch.resolve("study.json"), "{}");
  }

  @Override
  public List<byte[]> seeds() {
    String results =
        """
        {"study":"s","runs":2,"finished":2,
         "cells":[{"cell":"c","settings":{"training.steps":3},"seeds":[1,2],
                   "figures":{"e":{"n":2,"mean":0.15,"sd":0.07,"low":-0.4,"high":0.7}}}],
         "differences":[{"cell":"c","reference":"r","seeds":[1],"figures":{"e":{"n":1,"mean":0}}}],
         "values":[{"cell":"c","seed":1,"figures":{"e":0.1}},{"cell":"c","seed":2,"figures":{"e":0.2}}],
         "failures":[{"cell":"c","seed":3,"message":"m"}],"report":["*"]}
        """;
    return List.of(results.getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(study.resolve("results.json"), input);
    StudyResults results = StudyDirectory.open(study).results();
    Files.writeString(study.resolve("results.json"), Json.pretty(results));
    assertEquals(Json.pretty(results), Json.pretty(StudyDirectory.open(study).results()));
  }
}
