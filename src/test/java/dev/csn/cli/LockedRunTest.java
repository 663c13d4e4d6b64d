package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that want to write to one directory. */
@ExtendWith(SampleRun.Extension.class)
@Tag("slow")
class LockedRunTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  LockedRunTest(SampleRun sample) {
    this.sample = sample;
  }

  private static BufferedReader errorsOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private void assertInUse(String place, Process holder, Object... command) {
    Csn.Result result = sample.csn.attempt(command);
    assertEquals(2, result.exit(), result.err());
    assertEquals("", result.out());
    assertTrue(
        result
            .err()
            .matches("csn: \\Q" + place + "\\E: is in use by process " + holder.pid() + " on .*\n"),
        result.err());
  }

  @Test
  void theSecondTrainingIsToldWhoHoldsTheRunAndDamagesNothing() throws Exception {
    Path undisturbed = directory.resolve("undisturbed");
    Path run = directory.resolve("run");
    Object[] command = {
      "train", "--config", sample.config, "--run", run, "--set", "training.steps=200"
    };
    Process first =
        ForkedCsn.in(directory)
            .builder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader err = errorsOf(first)) {
      assertTrue(err.readLine().startsWith("step 10/200 "));
      signal(first, "STOP"); // it must not be over before the others are
      assertInUse("--run " + run, first, "train", "--resume", "--run", run);
      assertEquals(0, sample.csn.attempt("query", "--condition", "color", "--run", run).exit());
      signal(first, "CONT");
      assertTrue(err.lines().allMatch(line -> line.startsWith("step ")));
      assertEquals(0, Hang.exit(first));
    } finally {
      first.destroyForcibly();
    }
    command[4] = undisturbed;
    sample.csn.run(command);
    assertSameModel(undisturbed, run);
  }

  @Test
  void theRunOfAKilledTrainingIsTakenOver() throws Exception {
    Path run = directory.resolve("run");
    Process first =
        ForkedCsn.in(directory)
            .builder(
                "train",
                "--config",
                sample.config,
                "--run",
                run,
                "--set",
                "training.steps=30",
                "--set",
                "training.checkpointEvery=5")
            .start();
    try (BufferedReader err = errorsOf(first)) {
      assertTrue(err.readLine().startsWith("step 10/30 "));
    } finally {
      first.destroyForcibly();
    }
    assertEquals(128 + 9, Hang.exit(first));
    assertTrue(Files.exists(run.resolve(".lock.holder")));
    sample.csn.run("train", "--resume", "--run", run);
    Path undisturbed = directory.resolve("undisturbed");
    sample.csn.run(
        "train", "--config", sample.config, "--run", undisturbed, "--set", "training.steps=30");
    assertSameModel(undisturbed, run);
  }

  private static void signal(Process process, String name) throws Exception {
    List<String> command = List.of("kill", "-" + name, String.valueOf(process.pid()));
    assertEquals(0, Hang.exit(new ProcessBuilder(command).start()));
  }

  private static void assertSameModel(Path expected, Path found) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(expected.resolve("model.zip")),
        Files.readAllBytes(found.resolve("model.zip")));
  }

  @Test
  void theSecondStudyIsToldWhoHoldsTheDirectory() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("study.json"),
            """
            {"base": "%s", "seeds": [1], "set": {"training.steps": 1000000}, "cells": {"one": {}}}
            """
                .formatted(sample.config));
    Path output = directory.resolve("out");
    Object[] command = {"study", "--config", config, "--output", output};
    Process first = ForkedCsn.in(directory).builder(command).start();
    try (BufferedReader err = errorsOf(first)) {
      assertEquals("run 1/1: one, seed 1", err.readLine());
      assertInUse("--output " + output, first, command);
      assertTrue(err.readLine().startsWith("step 10/1000000 "));
      Path cell = output.resolve("one/seed-1");
      assertInUse("--run " + cell, first, "train", "--resume", "--run", cell);
    } finally {
      first.destroyForcibly();
    }
  }
}
