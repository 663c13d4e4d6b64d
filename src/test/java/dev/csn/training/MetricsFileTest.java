package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
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

class MetricsFileTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("metrics.jsonl");
  }

  private static String line(int step) {
    return "{\"step\":"
        + step
        + ",\"seconds\":0.5,\"learningRate\":0.001,\"loss\":1.5,\"triplets\":{\"b\":3,\"a\":0},"
        + "\"triplet\":{\"b\":1.0,\"a\":0.5},"
        + "\"violating\":{\"b\":0.25,\"a\":0.0},\"embeddingNorm\":2.0,\"maskNorm\":3.0,"
        + "\"maskOverlap\":0.125,\"maskOrthogonality\":0.5"
        + (step == 2 ? ",\"validation\":{\"b\":0.75,\"a\":1.0}" : "")
        + "}\n";
  }

  private List<StepMetrics> read(String text) throws IOException {
    Files.writeString(file, text);
    return MetricsFile.read(file);
  }

  @Test
  void aLogIsReadAsItWasWritten() throws IOException {
    List<StepMetrics> steps = read(line(1) + line(2) + line(7));
    assertEquals(List.of(1L, 2L, 7L), steps.stream().map(StepMetrics::step).toList());
    assertEquals(Map.of("b", 0.75, "a", 1.0), steps.get(1).validation());
    assertEquals(List.of("b", "a"), List.copyOf(steps.get(0).triplet().keySet()));
    assertEquals(0.5, steps.get(2).penalties().get("maskOrthogonality"));
    assertEquals(null, steps.get(2).validation());
  }

  @Test
  void aLogTellsOfWhichConditionsAStepHadTriplets() throws IOException {
    List<StepMetrics> steps = read(line(1).replace("\"a\":0}", "\"a\":2}") + line(2));
    assertTrue(steps.get(0).hasTriplets("a"));
    assertTrue(steps.get(1).hasTriplets("b"));
    assertFalse(steps.get(1).hasTriplets("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"step\":3,\"seco", "{", "", "\n", "\u0000\u0000"})
  void aLastLineThatIsCutShortIsLeftOut(String torn) throws IOException {
    assertEquals(2, read(line(1) + line(2) + torn).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"step\":2          | \"step\":1          | line 2, step 1, must be above 1",
        "\"step\":2          | \"step\":2.5        | line 2, 'step', whole number",
        "\"loss\":1.5        | \"loss\":1e999      | line 2, loss: Infinity, finite",
        "\"loss\":1.5        | \"loss\":null       | line 2, 'loss', a number",
        "\"loss\":1.5,       |                     | line 2, 'loss'",
        "\"loss\":1.5        | \"lass\":1.5        | line 2, 'loss', a number",
        "{\"b\":0.75,\"a\":1.0} | {\"b\":0.75}      | line 2, validation, [b, a]",
        "{\"b\":0.75,\"a\":1.0} | {\"b\":0.75,\"a\":null} | line 2, validation.a, null",
        "\"a\":0.5}          | \"c\":0.5}          | line 2, triplet, [b, a]",
        "{\"b\":3,\"a\":0}  | {\"b\":1}           | line 2, triplets, b=1",
        "\"triplets\":{\"b\":3,\"a\":0}, |          | line 2, triplets, null",
        "{\"b\":3,\"a\":0}  | {\"b\":1,\"a\":-1}    | line 2, triplets, a=-1",
        "\"maskNorm\":3.0,   |                     | line 2, 'maskNorm', a number",
        "\"maskNorm\":3.0    | \"maskNorm\":null   | line 2, 'maskNorm', a number",
        "\"maskNorm\":3.0    | \"maskNorm\":{}     | line 2, 'maskNorm', a number",
        "\"maskNorm\":3.0    | \"maskNorm\":1e999  | line 2, maskNorm: Infinity, finite",
        "\"maskNorm\":3.0    | \"maskNorm\":3.0,\"maskForm\":1 | line 2, 'maskForm': unknown,"
            + " maskNorm",
        "\"triplet\":        | \"triplet\":null,\"x\":  | line 2",
        "{\"step\":2         | [{\"step\":2        | line 2",
      })
  void aDamagedLineIsNamed(String part, String damaged, String named) throws IOException {
    String bad = line(2).replace(part, damaged == null ? "" : damaged);
    Files.writeString(file, line(1) + bad + line(3));
    Refusal.ofInput(() -> MetricsFile.read(file), (Object[]) (file + ", " + named).split(", "));
  }

  @Test
  void aLogWithoutAnyStepIsRefused() throws IOException {
    Refusal.ofInput(() -> MetricsFile.read(file), file, "no such file");
    Refusal.ofInput(() -> read(""), file, "empty");
    Refusal.ofInput(() -> read("{\"st"), file, "line 1");
    Refusal.ofInput(() -> read("null\n" + line(1)), file, "line 1", "null");
    Refusal.ofInput(
        () -> read(line(1).replace("{\"b\":1.0,\"a\":0.5}", "{}")), file, "line 1", "conditions");
  }
}
