package dev.csn.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.io.Json;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.RunFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyDirectoryTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(directory.resolve("study.json"), "{}");
    file = directory.resolve("results.json");
  }

  private static StudyResults results() {
    return new StudyResults(
        "s",
        2,
        2,
        List.of(
            new CellSummary(
                "c", Map.of(), List.of(1L, 2L), Map.of("meanTripletError", Estimate.of(0.1, 0.2)))),
        List.of(),
        List.of(
            new RunFigures("c", 1, Map.of("meanTripletError", 0.1)),
            new RunFigures("c", 2, Map.of("meanTripletError", 0.2))),
        List.of(),
        List.of());
  }

  private StudyResults read() {
    return StudyDirectory.open(directory).results();
  }

  @Test
  void resultsAreReadAsTheyWereWritten() throws IOException {
    Files.writeString(file, Json.pretty(results()));
    assertEquals(results(), read());
  }

  @Test
  void whatIsNoStudyOrHasNoResultsIsRefused() {
    Path none = directory.resolve("none");
    Refusal.ofInput(() -> StudyDirectory.open(none), none, "no such study");
    Refusal.ofInput(() -> StudyDirectory.open(directory).results(), file, "no such file");
    Path other = directory.resolve("other");
    assertTrue(other.toFile().mkdir());
    Refusal.ofInput(() -> StudyDirectory.open(other), other, "study.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cell\": \"c\"  | \"cell\": null   | missing",
        "\"mean\": 0.15   | \"mean\": 1e999 | cells.c.meanTripletError.mean: Infinity",
        "\"low\":         | \"lou\":        | unknown",
        "\"seeds\": [     | \"seeds\": [null, | cells.c.seeds: holds null",
        "\"meanTripletError\": 0.2 | \"meanTripletError\": null | values.meanTripletError: null",
        "\"differences\": [ ] | \"differences\": null | differences: missing",
        "\"seed\": 2     | \"seed\": true     | must be",
      })
  void damageIsNamed(String part, String damaged, String named) throws IOException {
    String json = Json.pretty(results());
    String changed = json.replace(part.strip(), damaged);
    assertEquals(false, changed.equals(json), json);
    Files.writeString(file, changed);
    Refusal.ofInput(this::read, file, named);
  }

  @Test
  void aRunOfNoCellIsRefused() throws IOException {
    Files.writeString(
        file, Json.pretty(results()).replaceFirst("\"cell\": \"c\"", "\"cell\": \"d\""));
    Refusal.ofInput(this::read, file, "'c', which is no cell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../..", "/etc", "..", "a/../../b", "C:\\x", "."})
  void noCellsNameLeadsOutOfTheStudy(String cell) {
    Path run = StudyDirectory.open(directory).run(cell, 1).normalize();
    assertTrue(run.startsWith(directory) && run.getNameCount() == directory.getNameCount() + 2);
  }
}
