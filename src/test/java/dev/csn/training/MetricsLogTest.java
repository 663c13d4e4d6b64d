package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.Refusal;
import dev.csn.model.loss.LossValue;
import dev.csn.model.loss.Penalty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsLogTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("metrics.jsonl");
  }

  private static StepMetrics metrics(long step) {
    Map<Penalty, Double> penalties =
        new EnumMap<>(
            Map.of(
                Penalty.EMBEDDING_NORM, 2.0,
                Penalty.MASK_NORM, 3.0,
                Penalty.MASK_OVERLAP, 0.125,
                Penalty.MASK_ORTHOGONALITY, 0.5));
    LossValue loss = new LossValue(1.5, new double[] {1, 0.5}, new double[] {0.25, 0}, penalties);
    Map<String, Double> accuracy = new LinkedHashMap<>();
    accuracy.put("b", 0.75);
    accuracy.put("a", 1.0);
    return StepMetrics.of(
        step,
        0.5 * step,
        1e-3,
        new StepResult(loss, new long[] {30, 0}),
        List.of("b", "a"),
        step == 2 ? new Validation.Score(accuracy, Map.of()) : null);
  }

  private void write(int steps) throws IOException {
    try (MetricsLog log = MetricsLog.create(file)) {
      for (int step = 1; step <= steps; step++) {
        log.append(metrics(step));
      }
    }
  }

  private static String line(int step) {
    return "{\"step\":"
        + step
        + ",\"seconds\":"
        + 0.5 * step
        + ",\"learningRate\":0.001,\"loss\":1.5,\"triplets\":{\"b\":30,\"a\":0},\"triplet\":{\"b\":1.0,\"a\":0.5},"
        + "\"violating\":{\"b\":0.25,\"a\":0.0},\"embeddingNorm\":2.0,\"maskNorm\":3.0,"
        + "\"maskOverlap\":0.125,\"maskOrthogonality\":0.5"
        + (step == 2 ? ",\"validation\":{\"b\":0.75,\"a\":1.0}" : "")
        + "}\n";
  }

  @Test
  void everyStepIsALineOfJsonWithItsConditionsInOrder() throws IOException {
    write(3);
    assertEquals(line(1) + line(2) + line(3), Files.readString(file));
  }

  @Test
  void whatWasFlushedIsInTheFile() throws IOException {
    try (MetricsLog log = MetricsLog.create(file)) {
      log.append(metrics(1));
      log.flush();
      assertEquals(line(1), Files.readString(file));
    }
  }

  @Test
  void resumingCutsWhatWillHappenAgain() throws IOException {
    write(5);
    try (MetricsLog log = MetricsLog.resume(file, 3)) {
      log.append(metrics(4));
    }
    assertEquals(line(1) + line(2) + line(3) + line(4), Files.readString(file));
  }

  @Test
  void resumingAtTheEndKeepsEverything() throws IOException {
    write(3);
    MetricsLog.resume(file, 3).close();
    assertEquals(line(1) + line(2) + line(3), Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\":3,\"seco",
        "{",
        "",
        "\n",
        "\u0000\u0000",
        "7",
        "null",
        "{\"step\":\"x\"}"
      })
  void aLastLineTornByACrashIsCut(String torn) throws IOException {
    write(2);
    Files.writeString(file, Files.readString(file) + torn);
    MetricsLog.resume(file, 2).close();
    assertEquals(line(1) + line(2), Files.readString(file));
  }

  @Test
  void aWholeLastLineWithoutItsLineBreakIsKept() throws IOException {
    write(2);
    Files.writeString(file, Files.readString(file).stripTrailing());
    MetricsLog.resume(file, 2).close();
    assertEquals(line(1) + line(2), Files.readString(file));
  }

  @Test
  void aLogThatIsMissingOrNoTextIsNamed() throws IOException {
    Refusal.ofInput(() -> MetricsLog.resume(file, 1), file, "no such file");
    Files.write(file, "{\"step\":\u00ff}".getBytes(StandardCharsets.ISO_8859_1));
    Refusal.ofInput(() -> MetricsLog.resume(file, 1), file, "not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"step\":2", "", "\u0000", "{\"step\":4}", "{\"step\":2.0}", "{}"})
  void aDamagedLineOfAStepThatWasTakenIsNamedAndNothingIsWritten(String damaged)
      throws IOException {
    String log = line(1) + damaged + "\n" + line(3);
    Files.writeString(file, log);
    Refusal.ofInput(() -> MetricsLog.resume(file, 3), file, "line 2", "must be that of step 2");
    assertEquals(log, Files.readString(file));
  }

  @Test
  void aLogThatEndsBeforeTheCheckpointIsRefused() throws IOException {
    write(2);
    Refusal.ofInput(() -> MetricsLog.resume(file, 3), file, "line 3", "missing", "of step 3");
  }

  @Test
  void aLineWithoutEndIsNotHeldWhole() throws IOException {
    Files.writeString(file, "x".repeat((1 << 22) + 1));
    Refusal.ofInput(() -> MetricsLog.resume(file, 1), file, "more than 4194304 characters");
  }

  @Test
  void aNewLogReplacesNone() throws IOException {
    write(1);
    assertThrows(IOException.class, () -> MetricsLog.create(file));
    assertEquals(line(1), Files.readString(file));
  }
}
