package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Hang;
import dev.csn.Trees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SampleRun.Extension.class)
@Tag("slow")
class StudyCommandTest {
  private static final String CELLS =
      """
      "cells": {"learned, normal": {}, "standard": {"model.variant": "standard"}}, \
      "report": ["masks.overlap.*.rawCosine", "masks.nothing"]\
      """;

  private final SampleRun sample;
  @TempDir private Path directory;

  StudyCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  private Path study(String rest) throws IOException {
    return Files.writeString(
        directory.resolve("study.json"),
        """
        {"base": "%s", "seeds": [1, 2], "set": {"training.steps": 12}, %s}
        """
            .formatted(sample.config, rest));
  }

  private Csn.Result run(Path output, Object... more) {
    Object[] all = new Object[more.length + 5];
    List<Object> first =
        List.of("study", "--config", directory.resolve("study.json"), "--output", output);
    System.arraycopy(first.toArray(), 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return sample.csn.attempt(all);
  }

  /** What a study wrote, but for its place and its times. */
  private static String timeless(Path output, String file) throws IOException {
    return Files.readString(output.resolve(file))
        .replace(output.toString(), "OUTPUT")
        .replaceAll("(?m)^.*seconds.*$", "");
  }

  private static void assertSame(Path expected, Path found) throws IOException {
    for (String file : List.of("results.csv", "summary.csv")) {
      assertEquals(timeless(expected, file), timeless(found, file));
    }
    assertEquals(withoutSeconds(expected), withoutSeconds(found));
    assertEquals(columns(expected), columns(found));
  }

  private static JsonNode withoutSeconds(Path output) throws IOException {
    String json = timelessJson(output);
    return Csn.parse(json);
  }

  /** Estimates of seconds are objects of several lines. */
  private static String timelessJson(Path output) throws IOException {
    return Files.readString(output.resolve("results.json"))
        .replace(output.toString(), "OUTPUT")
        .replaceAll("\"budget\\.seconds\": (\\{[^}]*}|[^,\n]*)", "\"budget.seconds\": 0");
  }

  /** The text without the column of seconds, whose width follows the time. */
  private static List<List<String>> columns(Path output) throws IOException {
    return Files.readAllLines(output.resolve("table.txt")).stream()
        .skip(3)
        .map(line -> List.of(line.strip().split(" {2,}", -1)))
        .map(cells -> cells.size() == 11 ? withoutTime(cells) : cells)
        .toList();
  }

  private static List<String> withoutTime(List<String> cells) {
    List<String> left = new ArrayList<>(cells);
    left.remove(5);
    return left;
  }

  @Test
  void theDocumentHoldsEveryCellEverySeedAndTheDifferences() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    Csn.Result result = run(output, "--format", "json");
    assertEquals(0, result.exit(), result.err());
    assertEquals(Files.readString(output.resolve("results.json")), result.out());
    JsonNode json = result.json();
    assertEquals(
        List.of(
            "study", "runs", "finished", "cells", "differences", "values", "failures", "report"),
        Csn.fields(json));
    assertEquals(4, json.get("finished").intValue());
    assertEquals("[1,2]", json.at("/cells/1/seeds").toString());
    JsonNode run = json.at("/values/0");
    JsonNode evaluation =
        Csn.parse(Files.readString(output.resolve("learned--normal/seed-1/evaluation.json")));
    double color = evaluation.at("/conditions/color/tripletAccuracy").doubleValue();
    double digit = evaluation.at("/conditions/digit/tripletAccuracy").doubleValue();
    JsonNode figures = run.get("figures");
    assertEquals(1 - color, figures.get("tripletError.color").doubleValue(), 1e-12);
    assertEquals(1 - (color + digit) / 2, figures.get("meanTripletError").doubleValue(), 1e-12);
    assertEquals(12, figures.get("steps").doubleValue());
    assertTrue(figures.get("budget.images").doubleValue() > 0);
    assertTrue(figures.get("budget.seconds").doubleValue() > 0);
    assertEquals(
        evaluation.at("/masks/overlap/0/rawCosine").doubleValue(),
        figures.get("masks.overlap.color-digit.rawCosine").doubleValue());
    JsonNode difference = json.at("/differences/0");
    assertEquals("standard", difference.get("cell").textValue());
    assertEquals("learned, normal", difference.get("reference").textValue());
    double first = json.at("/values/2/figures/meanTripletError").doubleValue();
    double second = json.at("/values/3/figures/meanTripletError").doubleValue();
    double mean =
        (first
                - figures.get("meanTripletError").doubleValue()
                + second
                - json.at("/values/1/figures/meanTripletError").doubleValue())
            / 2;
    assertEquals(mean, difference.at("/figures/meanTripletError/mean").doubleValue(), 1e-12);
    assertTrue(
        Files.readString(output.resolve("results.csv"))
            .contains("\n\"learned, normal\",1,tripletError.color," + (1 - color) + "\n"));
  }

  @Test
  void theTextShowsErrorsDifferencesAndWhatIsAskedFor() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    Csn.Result result = run(output);
    assertEquals(0, result.exit(), result.err());
    assertEquals(Files.readString(output.resolve("table.txt")), result.out());
    List<String> lines = result.out().lines().toList();
    assertEquals(output + ": 4 of 4 runs finished", lines.get(0));
    assertTrue(
        lines
            .get(3)
            .matches(
                "cell +seeds +mean +color +digit +seconds +steps +parameters +images +encoded"
                    + " +triplets"),
        lines.get(3));
    assertTrue(
        lines
            .get(4)
            .matches(
                "learned, normal +2( +0\\.\\d{4} \\[-?\\d\\.\\d{4}, \\d\\.\\d{4}]){3}.* 12\\.0("
                    + " +\\d+){4}"),
        lines.get(4));
    assertTrue(result.out().contains("\nmasks.overlap.color-digit.rawCosine\ncell "), result.out());
    assertTrue(result.out().contains("no figure is named masks.nothing"), result.out());
    assertTrue(result.err().startsWith("run 1/4: learned, normal, seed 1\nstep 10/12"));
    assertTrue(result.err().contains("\nrun 4/4: standard, seed 2 ("), result.err());
  }

  @Test
  void itsRunsAreRunsLikeAnyOther() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    assertEquals(0, run(output, "--quiet").exit());
    Path one = output.resolve("standard/seed-2");
    assertEquals(
        "standard",
        sample
            .csn
            .run("evaluate", "--run", one, "--format", "json")
            .json()
            .at("/variant")
            .asText());
    sample.csn.run("query", "--run", one, "--condition", "color");
    sample.csn.run("dump-masks", "--run", one);
    JsonNode config = Csn.parse(Files.readString(one.resolve("config.json")));
    assertEquals(2, config.at("/training/seed").intValue());
    assertEquals(12, config.at("/training/steps").intValue());
  }

  @Test
  void whatIsFinishedIsNotTrainedAgainWhateverElseWasEvaluatedSince() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    Csn.Result first = run(output, "--format", "json");
    Path one = output.resolve("standard/seed-1");
    FileTime model = Files.getLastModifiedTime(one.resolve("model.zip"));
    sample.csn.run("evaluate", "--run", one, "--split", "validation");
    Csn.Result second = run(output, "--format", "json");
    assertEquals("run 2/4: standard, seed 1\n", second.err());
    assertEquals(first.out(), second.out());
    assertEquals(model, Files.getLastModifiedTime(one.resolve("model.zip")));
    assertEquals("", run(output).err());
  }

  @Test
  void theKeptConfigurationAsksForTheSameStudy() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    Csn.Result first = run(output, "--set", "training.steps=11", "--format", "json");
    Csn.Result again =
        sample.csn.run("study", "--config", output.resolve("study.json"), "--format", "json");
    assertEquals("", again.err());
    assertEquals(first.out(), again.out());
    assertEquals(11, first.json().at("/values/0/figures").get("steps").intValue());
  }

  @Test
  void aKilledStudyBegunAgainComesToTheSameTable() throws Exception {
    study(CELLS);
    Path undisturbed = directory.resolve("undisturbed");
    assertEquals(0, run(undisturbed).exit());
    Path killed = directory.resolve("killed");
    int trained = 0;
    // After the first line of the second run, of the fourth, and then not at all.
    for (int lines : new int[] {4, 4, Integer.MAX_VALUE}) {
      Process process =
          ForkedCsn.in(directory)
              .builder("study", "--config", "study.json", "--output", killed)
              .start();
      try (BufferedReader err =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
        for (int i = 0; i < lines; i++) {
          String line = err.readLine();
          if (line == null) {
            break;
          }
          trained += line.startsWith("run ") ? 1 : 0;
        }
        if (lines < Integer.MAX_VALUE) {
          process.destroyForcibly();
        }
      }
      assertEquals(lines == Integer.MAX_VALUE ? 0 : 128 + 9, Hang.exit(process));
    }
    assertTrue(trained >= 6, trained + " runs begun, two of them twice");
    assertSame(undisturbed, killed);
    for (String cell : List.of("learned--normal", "standard")) {
      assertArrayEquals(
          Files.readAllBytes(undisturbed.resolve(cell).resolve("seed-2/model.zip")),
          Files.readAllBytes(killed.resolve(cell).resolve("seed-2/model.zip")));
    }
  }

  @Test
  void whateverAKillLeavesOfARunIsTakenUp() throws IOException {
    study(CELLS);
    Path undisturbed = directory.resolve("undisturbed");
    assertEquals(0, run(undisturbed).exit());
    Path one = Path.of("standard/seed-1");
    // In the order in which a run's files come to be.
    List<String> files =
        List.of(
            "config.json",
            "provenance.json",
            "initial.json",
            "metrics.jsonl",
            "model.zip",
            "checkpoint.zip",
            "gallery");
    List<Set<String>> leftovers = new ArrayList<>();
    for (int count = 0; count <= files.size(); count++) {
      leftovers.add(Set.copyOf(files.subList(0, count)));
    }
    leftovers.add(Set.of(".config.json.123"));
    leftovers.add(Set.of("config.json", ".provenance.json.123"));
    leftovers.add(Set.of(".lock", "..lock.holder.123"));
    leftovers.add(Set.of(".lock", ".lock.holder", "config.json"));
    for (Set<String> kept : leftovers) {
      Path output = Trees.copy(undisturbed, directory.resolve("copy" + kept.size() + kept));
      try (var all = Files.list(output.resolve(one))) {
        for (Path file : all.toList()) {
          if (!kept.contains(file.getFileName().toString())) {
            if (Files.isDirectory(file)) {
              Trees.delete(file);
            } else {
              Files.delete(file);
            }
          }
        }
      }
      for (String name : kept) {
        if (name.startsWith(".")) {
          Files.writeString(output.resolve(one).resolve(name), "{\"datas");
        }
      }
      Csn.Result result = run(output);
      assertEquals(0, result.exit(), kept + result.err());
      assertTrue(result.err().startsWith("run 2/4: standard, seed 1\n"), kept + result.err());
      assertSame(undisturbed, output);
    }
  }

  @Test
  void aDamagedCheckpointCostsAWarningAndTheStepsSinceTheOneBefore() throws IOException {
    study(CELLS);
    Path undisturbed = directory.resolve("undisturbed");
    assertEquals(0, run(undisturbed).exit());
    Path output = Trees.copy(undisturbed, directory.resolve("copy"));
    Path one = output.resolve("standard/seed-1");
    Damage.FLIPPED.to(one.resolve("checkpoint.zip"));
    Trees.delete(one.resolve("gallery"));
    Csn.Result result = run(output);
    assertEquals(0, result.exit(), result.err());
    List<String> lines = result.err().lines().toList();
    assertEquals("run 2/4: standard, seed 1", lines.get(0));
    assertTrue(
        lines.get(1).startsWith("csn: warning: " + one.resolve("checkpoint.zip") + ": damaged, "),
        result.err());
    assertTrue(lines.get(2).startsWith("step 12/12 "), result.err());
    assertEquals(3, lines.size());
    assertSame(undisturbed, output);
  }

  @Test
  void anInterruptedStudySavesItsStateAndShowsWhatItHas() throws Exception {
    study(CELLS);
    Path output = directory.resolve("out");
    Process process =
        ForkedCsn.in(directory)
            .builder(
                "study",
                "--config",
                "study.json",
                "--output",
                output,
                "--set",
                "training.steps=1000000",
                "--set",
                "training.checkpointEvery=1000000")
            .start();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertEquals("run 1/4: learned, normal, seed 1", err.readLine());
      assertTrue(err.readLine().startsWith("step 10/1000000 "));
      process.toHandle().destroy();
      String out =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .lines()
              .collect(Collectors.joining("\n"));
      assertTrue(out.startsWith(output + ": 0 of 4 runs finished"), out);
    }
    assertEquals(128 + 15, Hang.exit(process));
    assertTrue(Files.exists(output.resolve("learned--normal/seed-1/checkpoint.zip")));
    assertFalse(Files.exists(output.resolve("standard")));
  }

  @Test
  void aRunThatDivergesIsAResultAndTheOthersGoOn() throws IOException {
    study(
        """
        "cells": {"wild": {"training.maskPenalty": 1e6, "training.learningRate": 1}, "tame": {}}\
        """);
    Csn.Result result = run(directory.resolve("out"), "--format", "json");
    assertEquals(1, result.exit(), result.err());
    assertEquals(2, result.json().get("finished").intValue());
    assertEquals("wild", result.json().at("/failures/1/cell").textValue());
    assertEquals("tame", result.json().at("/values/0/cell").textValue());
    assertTrue(result.err().contains("csn: warning: "), result.err());
  }

  private static String filled(String json, String base) {
    return json.replace("BASE", base)
        .replace("MANY", whole(1, 100))
        .replace("MOST", whole(101, 10_100));
  }

  private static String whole(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | base, missing
          {"base": "BASE"}                          | seeds, missing
          {"base": 3}                               | base, 3, text
          {"base": ""}                              | base, blank
          {"base": "none.json", "seeds": [1], "cells": {"a": {}}} | none.json, no such file
          {"base": "BASE", "seds": [1]}              | unknown key seds, did you mean seeds?
          {"base": "BASE", "seeds": 1}              | seeds, 1, a list
          {"base": "BASE", "seeds": [1.5], "cells": {"a": {}}} | seeds, 1.5, whole numbers
          {"base": "BASE", "seeds": [], "cells": {"a": {}}}    | seeds, empty
          {"base": "BASE", "seeds": [1, 2, 1], "cells": {"a": {}}} | seeds, 1, twice
          {"base": "BASE", "seeds": [1], "cells": {}} | cells, empty
          {"base": "BASE", "seeds": [1, 2], "cells": {"a": {}}, "grid": {"training.steps": [MANY], "training.warmup": [MANY]}} | cells, too many runs, 10000
          {"base": "BASE", "seeds": [MANY, MOST], "cells": {"a": {}}} | cells, 10100 runs, 10000
          {"base": "BASE", "seeds": [1], "cells": {" ": {}}} | cells, blank
          {"base": "BASE", "seeds": [1], "cells": {"a": 5}} | cells.a, 5, an object
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training": {"steps": 3}}}} | cells.a.training, {"steps":3}, a number
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.stps": 3}}} | cells.a, training.stps, did you mean training.steps?
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.steps": "x"}}} | cells.a, training.steps, "x", whole number
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.steps": 0}}} | cells.a, training.steps, 0, at least 1
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.batchSize": 151}}} | training.batchSize, 151, 150
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.seed": 3}}} | cells.a.training.seed, seeds
          {"base": "BASE", "seeds": [1], "set": {"training.margin": -1}, "cells": {"a": {}}} | set, training.margin, -1.0, above 0
          {"base": "BASE", "seeds": [1], "cells": {"a": {}}, "grid": {"training.margin": []}} | grid.training.margin, empty
          {"base": "BASE", "seeds": [1], "cells": {"a": {}}, "grid": {"training.margin": [1, 1]}} | grid.training.margin, 1, twice
          {"base": "BASE", "seeds": [1], "cells": {"a": {}}, "grid": {"training.margin": [1, -1]}} | grid, training.margin, -1.0, above 0
          {"base": "BASE", "seeds": [1], "cells": {"a": {"training.margin": 1}}, "grid": {"training.margin": [1]}} | grid.training.margin, cells.a
          {"base": "BASE", "seeds": [1], "cells": {"a": {}, "b": {}}, "reference": "bb"} | reference, 'bb', [a, b]
          {"base": "BASE", "seeds": [1], "cells": {"a b": {}, "A,b": {}}} | 'A,b', 'a b', A-b
          {"base": "BASE", "seeds": [1], "cells": {"table.txt": {}}} | 'table.txt', a file of the study
          {"base": "BASE", "seeds": [1], "cells": {"a": {}}, "report": ["x", 1]} | report, 1, text
          {"base": "BASE", "seeds": [1], "cells": {"a": {}}, "output": ""} | output, blank
          [] | [], an object
          """)
  void aStudyThatCannotBeMeantIsRefusedBeforeAnythingIsTrained(String json, String named)
      throws IOException {
    String base = sample.config.toString();
    Path config = Files.writeString(directory.resolve("mine.json"), filled(json, base));
    new Mistake(sample.csn, sample.home, directory)
        .costs(
            Mistake.USAGE,
            Set.of(named.split(", ", -1)),
            "study",
            "--config",
            config,
            "--output",
            directory.resolve("out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --set model.variant=fixed   | --set, model.variant, differ
          --set training.seed=3       | --set, training.seed
          --set training.stps=3       | --set, training.stps, training.steps
          --set training.steps        | --set, key=value
          --set training.steps=0      | --set, training.steps, 0, at least 1
          """)
  void aFlagThatCannotHoldForAllCellsIsRefused(String flags, String named) throws IOException {
    study(CELLS);
    String[] set = flags.split(" ", -1);
    new Mistake(sample.csn, sample.home, directory)
        .costs(
            Mistake.USAGE,
            Set.of(named.split(", ", -1)),
            "study",
            "--config",
            directory.resolve("study.json"),
            "--output",
            directory.resolve("out"),
            set[0],
            set[1]);
  }

  @Test
  void runsOfAnotherStudyStayAsTheyAre() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    assertEquals(0, run(output).exit());
    Object[] command = {"study", "--config", directory.resolve("study.json"), "--output", output};
    study(CELLS.replace("{}", "{\"training.margin\": 0.7}"));
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of(
                output.resolve("learned--normal/seed-1").toString(),
                "training.margin: 0.3 -> 0.7",
                "--output"),
            command);
    study(CELLS);
    sample.prepare(directory.resolve("other"), 2);
    for (String cell : List.of("learned--normal", "standard")) {
      for (String seed : List.of("seed-1", "seed-2")) {
        Path config = output.resolve(cell).resolve(seed).resolve("config.json");
        Files.writeString(
            config,
            Files.readString(config)
                .replace(sample.dataset.toString(), directory.resolve("other").toString()));
      }
    }
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of("was trained on another dataset", directory.resolve("other").toString()),
            "study",
            "--config",
            directory.resolve("study.json"),
            "--output",
            output,
            "--set",
            "dataset=" + directory.resolve("other"));
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone() throws IOException {
    Path config = study(CELLS);
    Path output = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(output.resolve("letter.txt"), "dear");
    Mistake mistake = new Mistake(sample.csn, directory);
    mistake.costs(
        Mistake.USAGE,
        Set.of("--output " + output, "not empty"),
        "study",
        "--config",
        config,
        "--output",
        output);
    mistake.costs(
        Mistake.USAGE,
        Set.of("--output " + config),
        "study",
        "--config",
        config,
        "--output",
        config);
  }

  @Test
  void whatStandsInARunsPlaceIsLeftAlone() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    assertEquals(0, run(output).exit());
    Path one = output.resolve("standard/seed-2");
    Trees.delete(one);
    Files.createDirectory(one);
    Files.writeString(one.resolve("letter.txt"), "dear");
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of(one + ": is no run of this study"),
            "study",
            "--config",
            directory.resolve("study.json"),
            "--output",
            output);
    assertEquals("dear", Files.readString(one.resolve("letter.txt")));
  }

  @Test
  void aRunWhoseConfigurationIsDamagedOrMissingIsNamed() throws IOException {
    study(CELLS);
    Path output = directory.resolve("out");
    assertEquals(0, run(output).exit());
    Path config = output.resolve("standard/seed-2/config.json");
    Object[] command = {"study", "--config", directory.resolve("study.json"), "--output", output};
    Damage.TRUNCATED.to(config);
    Mistake mistake = new Mistake(sample.csn, directory);
    mistake.costs(Mistake.INPUT, Set.of(config + ": not valid JSON"), command);
    Files.delete(config);
    mistake.costs(
        Mistake.INPUT,
        Set.of(config.getParent() + ": its config.json is missing", "put it back"),
        command);
  }
}
