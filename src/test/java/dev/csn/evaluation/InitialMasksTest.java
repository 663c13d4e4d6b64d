package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialMasksTest {
  private static final String DOCUMENT =
      """
      {"conditions": ["a", "b"], "raw": [[1.5, -2], [0.1, 3]], "active": [[1.5, 0], [0.1, 3]],
       "standardDeviations": [0.25, 0]}
      """;

  private static InitialMasks parse(String json) {
    return JsonFile.parse(
        Path.of("initial.json"), json.getBytes(StandardCharsets.UTF_8), InitialMasks.class);
  }

  @Test
  void isReadAsItWasWritten() {
    InitialMasks masks =
        new InitialMasks(
            List.of("a", "b"),
            new float[][] {{0.1f, -2}, {1 / 3f, 3}},
            new float[][] {{0.1f, 0}, {1 / 3f, 3}},
            new double[] {1 / 3.0, 0});
    InitialMasks read = parse(Json.pretty(masks));
    assertEquals(masks.conditions(), read.conditions());
    assertEquals(2, read.dimensions());
    for (int c = 0; c < 2; c++) {
      assertArrayEquals(masks.raw()[c], read.raw()[c]);
      assertArrayEquals(masks.active()[c], read.active()[c]);
    }
    assertArrayEquals(masks.standardDeviations(), read.standardDeviations());
    assertEquals(masks.figures(), read.figures());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-2]|1e39]|raw: holds Infinity",
        "[[1.5, -2], [0.1, 3]]|[[1.5, -2]]|raw: 1 masks, 2 conditions, 2 dimensions",
        "[1.5, 0]|[1.5]|active: a mask is not of 2 dimensions",
        "[1.5, 0]|null|active: a mask is not of 2 dimensions",
        "[1.5, 0]|[1.5, -1]|active: holds -1.0, must be 0 or more",
        "0.25|-0.25|standardDeviations: holds -0.25, must be 0 or more",
        "0.25|1e999|standardDeviations: holds Infinity",
        "[0.25, 0]|null|must have conditions, raw, active and standardDeviations",
        "[0.25, 0]|[]|raw: 2 masks, 2 conditions, 0 dimensions",
        "\"raw\"|\"row\"|must have conditions, raw"
      })
  void isRefusedInAnyOtherForm(String part, String damage, String reason) {
    assertTrue(DOCUMENT.contains(part), part);
    Refusal.ofInput(() -> parse(DOCUMENT.replace(part, damage)), "initial.json", reason);
  }
}
