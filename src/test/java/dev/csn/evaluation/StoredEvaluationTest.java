package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredEvaluationTest {
  @TempDir private Path directory;

  private static StoredEvaluation evaluation() {
    Map<String, ConditionScores> conditions = new LinkedHashMap<>();
    conditions.put("z", Scores.ofDistances("ordinal", 0.9, 24, 20, 132, 7));
    conditions.put("y", Scores.ofClasses(0.8, 0.9, 0.95, 0.7, 0.1, 1, 0.98));
    conditions.put("x", Scores.ofComparisons(0.7));
    Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();
    Measure ofZ = Scores.leak(conditions.get("z"), 120);
    Measure ofY = Scores.leak(conditions.get("y"), 0.2);
    Measure ofX = Scores.leak(conditions.get("x"), 0.55);
    leakage.put("z", ordered("y", ofY, "x", ofX));
    leakage.put("y", ordered("z", ofZ, "x", ofX));
    leakage.put("x", ordered("z", ofZ, "y", ofY));
    return new StoredEvaluation("test", conditions, leakage);
  }

  private static Map<String, Measure> ordered(String a, Measure ofA, String b, Measure ofB) {
    Map<String, Measure> map = new LinkedHashMap<>();
    map.put(a, ofA);
    map.put(b, ofB);
    return map;
  }

  private Path write(String json) throws IOException {
    return Files.writeString(directory.resolve("evaluation.json"), json);
  }

  @Test
  void whatWasWrittenIsReadAsTheSame() throws IOException {
    StoredEvaluation read = StoredEvaluation.read(write(Json.pretty(evaluation())));
    assertEquals(evaluation(), read);
    assertEquals(Json.pretty(evaluation()), Json.pretty(read));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"split\" : \"test\"        | \"split\" : 3          | holds no evaluation",
        "\"conditions\" :            | \"others\" :           | holds no evaluation",
        "\"mapAtR\" : 0.7            | \"mapAtR\" : \"high\"  | conditions.y.mapAtR: \"high\"",
        "\"idealPrecisionAt10\" : 0.98 | \"other\" : 1        | conditions.y.idealPrecisionAt10: missing",
        "\"idealDistanceAt10\" : 20.0 | \"idealDistanceAt10\" : 1e999 | finite",
        "\"kind\" : \"compared\"     | \"kind\" : \"categorical\" | conditions.x.precisionAt1: missing",
        "\"tripletAccuracy\" : 0.55  | \"other\" : 1          | leakage.z.x.tripletAccuracy: missing",
      })
  void whatIsDamagedIsNamed(String part, String damaged, String named) throws IOException {
    String json = Json.pretty(evaluation()).replace("\": ", "\" : ");
    String changed = json.replace(part.strip(), damaged);
    assertEquals(false, changed.equals(json), "changes nothing");
    Path file = write(changed);
    Refusal.ofInput(() -> StoredEvaluation.read(file), file, named);
  }

  @Test
  void leakageThatIsMissingIsNamedWhateverItIsOf() throws IOException {
    Path file =
        write(
            "{\"split\":\"test\",\"conditions\":{\"a\":{\"kind\":\"compared\",\"tripletAccuracy\":1},\"b\":{\"kind\":\"compared\",\"tripletAccuracy\":1}}}");
    Refusal.ofInput(
        () -> StoredEvaluation.read(file), file, "leakage.a.b.tripletAccuracy: missing");
  }
}
