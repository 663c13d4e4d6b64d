package dev.csn.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.study.StudyPlan.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyPlanTest {
  @TempDir private Path directory;

  private StudyPlan plan(String rest, String... flags) throws IOException {
    Path base = Files.writeString(directory.resolve("base.json"), "{}");
    Path file =
        Files.writeString(
            directory.resolve("study.json"),
            """
            {"base": "%s", "seeds": [7], "set": {"training.steps": 5, "training.margin": 2}, %s}
            """
                .formatted(base, rest));
    return StudyPlan.of(file, StudyReader.read(file), List.of(flags), directory);
  }

  private static List<String> names(StudyPlan plan) {
    return plan.cells().stream().map(Cell::name).toList();
  }

  private static List<String> references(StudyPlan plan) {
    return plan.cells().stream().map(Cell::reference).toList();
  }

  @Test
  void aCellIsTheBaseThenWhatAllSetThenItsOwn() throws IOException {
    StudyPlan plan = plan("\"cells\": {\"a\": {\"training.margin\": 3}}", "training.steps=6");
    var training = plan.cells().get(0).config(7).training();
    assertEquals(6, training.steps());
    assertEquals(3, training.margin());
    assertEquals(7, training.seed());
    assertEquals(128, training.batchSize());
  }

  @Test
  void everyCellIsCrossedWithEveryPointOfTheGrid() throws IOException {
    StudyPlan plan =
        plan(
            """
            "cells": {"a": {}, "b": {"model.variant": "fixed"}},
            "grid": {"dataset": ["data/x-0.5", "y"], "training.maskPenalty": [0, 0.1]}\
            """);
    assertEquals(
        List.of(
            "a dataset=x-0.5 maskPenalty=0",
            "a dataset=x-0.5 maskPenalty=0.1",
            "a dataset=y maskPenalty=0",
            "a dataset=y maskPenalty=0.1",
            "b dataset=x-0.5 maskPenalty=0",
            "b dataset=x-0.5 maskPenalty=0.1",
            "b dataset=y maskPenalty=0",
            "b dataset=y maskPenalty=0.1"),
        names(plan));
    Cell last = plan.cells().get(7);
    assertEquals("y", last.config().dataset());
    assertEquals(0.1, last.config().training().maskPenalty());
    assertEquals("b-dataset=y-maskPenalty=0.1", last.directory());
    assertEquals("a dataset=y maskPenalty=0.1", last.reference(), "at the same point");
  }

  @Test
  void keysThatEndAlikeAreWrittenOut() throws IOException {
    StudyPlan plan =
        plan(
            """
            "cells": {"a": {}},
            "grid": {"training.categoricalLoss.kind": ["hinge"], "model.maskInit.kind": ["normal"]}
            """);
    assertEquals(
        List.of("a training.categoricalLoss.kind=hinge model.maskInit.kind=normal"), names(plan));
  }

  @Test
  void theReferenceIsTheFirstUnlessNamed() throws IOException {
    String two = "\"cells\": {\"a\": {}, \"b\": {}}";
    assertEquals(List.of("a", "a"), references(plan(two)));
    assertEquals(List.of("b", "b"), references(plan(two + ", \"reference\": \"b\"")));
    String grid = ", \"grid\": {\"training.maskPenalty\": [0, 1]}";
    assertEquals(
        List.of("a maskPenalty=0", "a maskPenalty=1", "a maskPenalty=0", "a maskPenalty=1"),
        references(plan(two + grid)));
    String one = "\"cells\": {\"a\": {}}";
    assertEquals(List.of("a maskPenalty=0", "a maskPenalty=0"), references(plan(one + grid)));
    assertEquals(
        List.of("a maskPenalty=1", "a maskPenalty=1"),
        references(plan(one + grid + ", \"reference\": \"a maskPenalty=1\"")));
  }

  @Test
  void namesBecomeDirectoriesThatStayInside() throws IOException {
    StudyPlan plan =
        plan("\"cells\": {\"..\": {}, \"a/b\": {}, \"/etc\": {}, \"é, ü\": {}, \".x\": {}}");
    assertEquals(
        List.of("-.", "a-b", "-etc", "----", "-x"),
        plan.cells().stream().map(Cell::directory).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"variants", "masks", "triplets", "dependence"})
  void theShippedStudiesAreOfTheRightForm(String name) {
    StudyConfig study = StudyReader.read(Path.of("config/study-" + name + ".json"));
    assertEquals("config/quickstart.json", study.base());
    assertFalse(study.report().isEmpty());
  }

  @Test
  void theShippedStudyOfDependenceIsACurve() {
    Path file = Path.of("config/study-dependence.json");
    StudyPlan plan = StudyPlan.of(file, StudyReader.read(file), List.of(), directory);
    assertEquals(
        List.of("0.0", "0.25", "0.5", "0.75", "1.0"),
        names(plan).stream().map(n -> n.replace("learned dataset=colored-mnist-", "")).toList());
    assertEquals(5, plan.config().seeds().size());
  }

  @Test
  void everyShippedStudyCanBePlanned() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config"))) {
      List<Path> studies =
          files.filter(f -> f.getFileName().toString().startsWith("study-")).sorted().toList();
      assertEquals(6, studies.size());
      for (Path file : studies) {
        StudyPlan plan = StudyPlan.of(file, StudyReader.read(file), List.of(), directory);
        assertTrue(plan.config().seeds().size() >= 3, file.toString());
        assertTrue(plan.cells().size() >= 3, file.toString());
      }
    }
  }
}
