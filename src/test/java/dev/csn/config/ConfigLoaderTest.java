package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path directory;

  private Path file(String json) throws IOException {
    return Files.writeString(directory.resolve("x.json"), json);
  }

  private ExperimentConfig load(String json, String... overrides) throws IOException {
    return ConfigLoader.load(file(json), List.of(overrides));
  }

  /** The complaint about a file, without the file's name in front. */
  private String complaint(String json) throws IOException {
    Path file = file(json);
    return complaint(file).substring((file + ": ").length());
  }

  private static String complaint(Path file, String... overrides) {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class, () -> ConfigLoader.load(file, List.of(overrides)));
    assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
    return refused.getMessage();
  }

  private String setComplaint(String... overrides) throws IOException {
    return complaint(file("{}"), overrides);
  }

  @Test
  void whatAFileLeavesOutKeepsItsDefault() throws IOException {
    ExperimentConfig config =
        load("{\"model\": {\"maskInit\": {\"mean\": 0.5}}, \"training\": {\"steps\": 7}}");
    assertEquals(new MaskInit(MaskInit.Kind.NORMAL, 0.5, 0.7), config.model().maskInit());
    assertEquals(7, config.training().steps());
    assertEquals(
        List.of("model.maskInit.mean: 0.9 -> 0.5", "training.steps: 1000 -> 7"),
        ConfigDifference.lines(ExperimentConfig.DEFAULT, config));
    assertEquals(ExperimentConfig.DEFAULT, load("{}"));
  }

  @Test
  void aWrittenConfigurationIsCompleteAndLoadsAsItself() throws IOException {
    ExperimentConfig config =
        load(
            """
            {"dataset": "data/ärger \\"quoted\\"",
             "model": {"variant": "fixed", "encoder": "resnet18", "width": 16, "embeddingSize": 7, "dropout": 0.25,
                       "maskInit": {"kind": "disjoint", "mean": 1, "stdDev": 0}},
             "training": {"seed": -9223372036854775808, "steps": 9, "sampling": "independent",
                          "batchSize": 11, "tripletsPerCondition": 13, "margin": 0.1,
                          "reduction": "all",
                          "continuousTriplets": {"rule": "threshold", "minimumGap": 0.3,
                                                 "positiveWithin": 1, "negativeBeyond": 2},
                          "learningRate": 1e-7, "schedule": "exponential", "decay": 0.333,
                          "embeddingPenalty": 1e-20, "maskPenalty": 17, "maskOverlapPenalty": 0.7,
                          "evaluateEvery": 19, "checkpointEvery": 23, "patience": 29,
                          "averageEvery": 31}}
            """);
    assertEquals(
        30, ConfigDifference.lines(ExperimentConfig.DEFAULT, config).size(), "every key differs");
    assertEquals(config, load(Json.pretty(config)));
    assertEquals(Long.MIN_VALUE, config.training().seed());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() throws IOException {
    assertEquals(
        "unknown key training.learnigRate; did you mean training.learningRate?",
        complaint("{\"training\": {\"learnigRate\": 0.1}}"));
    assertEquals("unknown key modle; did you mean model?", complaint("{\"modle\": {}}"));
    assertEquals(
        "unknown key model.maskInit.stdDve; did you mean model.maskInit.stdDev?",
        complaint("{\"model\": {\"maskInit\": {\"stdDve\": 1}}}"));
  }

  @Test
  void aKeyInTheWrongPlaceIsToldItsRightPlace() throws IOException {
    assertEquals("unknown key margin; did you mean training.margin?", complaint("{\"margin\": 1}"));
    assertEquals(
        "unknown key training.margin; keys in a file are nested: {\"training\": {\"margin\": ...}}",
        complaint("{\"training.margin\": 1}"));
  }

  @Test
  void aKeyLikeNoOtherIsRefusedWithoutAGuess() throws IOException {
    assertEquals("unknown key training.xyz", complaint("{\"training\": {\"xyz\": 1}}"));
    assertEquals(
        "unknown key \\u000a" + "k".repeat(119) + "...",
        complaint("{\"\\n" + "k".repeat(5000) + "\": 1}"));
  }

  @Test
  void aValueOfTheWrongTypeIsRefusedNotTurnedIntoTheRightOne() throws IOException {
    String whole = "must be a whole number, from 1 to 10000000";
    assertEquals("training.steps: found 1.5, " + whole, training("steps", "1.5"));
    assertEquals("training.steps: found 10.0, " + whole, training("steps", "10.0"));
    assertEquals("training.steps: found \"10\", " + whole, training("steps", "\"10\""));
    assertEquals("training.steps: found true, " + whole, training("steps", "true"));
    assertEquals("training.steps: found 2147483648, " + whole, training("steps", "2147483648"));
    assertEquals(
        "training.seed: found 9223372036854775808, must be a whole number of at most 64 bits",
        training("seed", "9223372036854775808"));
    String number = "must be a number, above 0, at most 1000000";
    assertEquals("training.margin: found \"0.5\", " + number, training("margin", "\"0.5\""));
    assertEquals("training.margin: found {}, " + number, training("margin", "{}"));
    assertEquals("training.sampling: found 1, must be text", training("sampling", "1"));
    assertEquals(
        "training: found [1], must be an object of keys", complaint("{\"training\": [1]}"));
  }

  @Test
  void everyNumberHasBoundsThatAreNamedWhereAnotherTypeIsGiven() throws IOException {
    List<String> numbers = new ArrayList<>();
    collectNumbers("", Json.MAPPER.valueToTree(ExperimentConfig.DEFAULT), numbers);
    assertTrue(numbers.containsAll(List.of("model.width", "training.augmentation.shift")));
    for (String key : numbers) {
      String wrongType = setComplaint(key + "=x");
      if (key.equals("training.seed")) {
        assertTrue(wrongType.endsWith("must be a whole number of at most 64 bits"), wrongType);
        continue;
      }
      assertTrue(
          wrongType.matches(".* must be a (whole )?number, (from|above|at least) .*\\d"),
          wrongType);
      for (String absurd : List.of("-1e300", "1e300")) {
        String refused = setComplaint(key + "=" + absurd);
        assertTrue(refused.contains(", must be "), refused);
      }
    }
  }

  private static void collectNumbers(String prefix, JsonNode group, List<String> numbers) {
    for (Map.Entry<String, JsonNode> field : group.properties()) {
      String key = prefix + field.getKey();
      if (field.getValue().isNumber()) {
        numbers.add(key);
      }
      collectNumbers(key + ".", field.getValue(), numbers);
    }
  }

  @Test
  void nullIsNoValue() throws IOException {
    assertEquals(
        "model.dropout: found null, must be a number, from 0 to below 1",
        complaint("{\"model\": {\"dropout\": null}}"));
    assertEquals("dataset: found null, must be text", complaint("{\"dataset\": null}"));
    assertEquals("model: found null, must be an object of keys", complaint("{\"model\": null}"));
  }

  private String training(String key, String value) throws IOException {
    return complaint("{\"training\": {\"" + key + "\": " + value + "}}");
  }

  @Test
  void aWholeNumberIsANumber() throws IOException {
    assertEquals(2.0, load("{\"training\": {\"margin\": 2}}").training().margin());
  }

  @Test
  void aValueOutOfBoundsIsRefusedByWhereItCameFrom() throws IOException {
    String tooSmall = ": training.batchSize: 2 is too small, must be at least 3";
    Path file = file("{\"training\": {\"batchSize\": 2}}");
    assertEquals(file + tooSmall, complaint(file));
    assertEquals(file + tooSmall, complaint(file, "training.steps=7"));
    assertEquals("--set" + tooSmall, setComplaint("training.batchSize=2"));
    assertEquals(
        "training.schedule: 'cosin' must be constant or cosine or exponential;"
            + " did you mean cosine?",
        training("schedule", "\"cosin\""));
    assertEquals(
        "training.margin: Infinity is out of range, must be a finite number",
        training("margin", "1e999"));
  }

  @Test
  void whatIsNotJsonIsRefusedByLineAndColumn() throws IOException {
    assertEquals(
        "not valid JSON: line 2, column 2: Unexpected character ('d' (code 100)):"
            + " was expecting double-quote to start field name",
        complaint("{\n dataset: 1}"));
    assertEquals(
        "not valid JSON: line 1, column 15: Unexpected end-of-input:"
            + " expected close marker for Object",
        complaint("{\"training\": {"));
    assertEquals(
        "not valid JSON: line 1, column 15: Non-standard token 'NaN'",
        complaint("{\"margin\": NaN}"));
  }

  @Test
  void aDoubledKeyIsRefused() throws IOException {
    String complaint = complaint("{\"training\": {\"seed\": 1,\n \"seed\": 1}}");
    assertTrue(complaint.startsWith("not valid JSON: line 2, column "), complaint);
    assertTrue(complaint.contains("Duplicate") && complaint.contains("seed"), complaint);
  }

  @Test
  void textAfterTheObjectIsRefused() throws IOException {
    assertTrue(complaint("{} {}").startsWith("not valid JSON: line 1, column "));
  }

  @Test
  void whatIsNotAnObjectIsRefused() throws IOException {
    assertEquals("found [], must be an object of keys", complaint("[]"));
    assertEquals("found nothing, must be an object of keys", complaint(""));
    assertEquals("found null, must be an object of keys", complaint("null"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file = directory.resolve("latin1.json");
    Files.write(file, new byte[] {'{', '"', (byte) 0xe4, '"', ':', '1', '}'});
    assertTrue(complaint(file).startsWith(file + ": not valid JSON: "), complaint(file));
    Files.write(file, new byte[] {0, 0, 0, '{', 0x7f, 0, 0, 0});
    assertTrue(complaint(file).startsWith(file + ": not "), complaint(file));
  }

  @Test
  void depthWithoutEndIsRefused() throws IOException {
    assertTrue(complaint("{\"a\":".repeat(5000)).startsWith("not valid JSON: "));
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    Path nowhere = directory.resolve("nowhere.json");
    assertEquals(nowhere + ": no such file", complaint(nowhere));
    assertEquals(directory + ": is a directory, must be a JSON file", complaint(directory));
    Path below = file("{}").resolve("below.json");
    assertTrue(complaint(below).startsWith(below + ": cannot be read ("), complaint(below));
  }

  @Test
  void aFileIsReadToOneMebibyteAndNoFurther() throws IOException {
    String blank = " ".repeat((1 << 20) - 2);
    assertEquals(ExperimentConfig.DEFAULT, load("{" + blank + "}"));
    assertEquals("is too large, must be at most 1048576 bytes", complaint("{" + blank + " }"));
  }

  @Test
  void overridesReplaceWhatTheFileSaysAndTheLastOneWins() throws IOException {
    ExperimentConfig config =
        load(
            "{\"training\": {\"margin\": 1, \"steps\": 7}}",
            "training.margin=0.25",
            "training.margin=0.5",
            "model.maskInit.kind=disjoint",
            "dataset=data/a=b");
    assertEquals(0.5, config.training().margin());
    assertEquals(7, config.training().steps());
    assertEquals(MaskInit.Kind.DISJOINT, config.model().maskInit().kind());
    assertEquals("data/a=b", config.dataset());
  }

  @Test
  void anOverrideIsNeverReadAsAnotherType() throws IOException {
    assertEquals("1", load("{}", "dataset=1").dataset());
    assertEquals(
        "--set: training.margin: found \"NaN\", must be a number, above 0, at most 1000000",
        setComplaint("training.margin=NaN"));
    assertEquals(
        "--set: training.margin: found nothing, must be a number, above 0, at most 1000000",
        setComplaint("training.margin="));
    assertEquals(
        "--set: training.steps: found 1.5, must be a whole number, from 1 to 10000000",
        setComplaint("training.steps=1.5"));
    assertEquals("--set: training: found 5, must be an object of keys", setComplaint("training=5"));
  }

  @Test
  void anOverrideThatIsNoneIsRefused() throws IOException {
    assertEquals(
        "--set: found 'training.margin', must be key=value", setComplaint("training.margin"));
    assertEquals(
        "--set: unknown key training.learnigRate; did you mean training.learningRate?",
        setComplaint("training.learnigRate=1"));
    assertEquals(
        "--set: unknown key margin; did you mean training.margin?", setComplaint("margin=1"));
    assertEquals(
        "--set: unknown key trainig.margn; did you mean training.margin?",
        setComplaint("trainig.margn=1"));
    assertEquals("--set: unknown key ", setComplaint("=1"));
    assertEquals(
        "--set: unknown key training.margin.x; did you mean training.margin?",
        setComplaint("training.margin.x=1"));
  }

  /** Another kind of configuration than a training run's. */
  record Plain(String source, int limit, boolean force, long seed) {}

  @Test
  void anyRecordOfPlainValuesLoadsAlike() throws IOException {
    Plain defaults = new Plain("data/mnist", 5000, false, 1);
    Path file = file("{\"limit\": 0, \"force\": true}");
    assertEquals(
        new Plain("data/mnist", 0, true, 1L << 40),
        ConfigLoader.load(file, defaults, List.of("seed=1099511627776")));
    assertEquals(
        "--set: unknown key limt; did you mean limit?",
        assertThrows(
                ConfigurationException.class,
                () -> ConfigLoader.load(file, defaults, List.of("limt=1")))
            .getMessage());
    assertEquals(
        "--set: force: found \"yes\", must be true or false",
        assertThrows(
                ConfigurationException.class,
                () -> ConfigLoader.override(defaults, List.of("force=yes")))
            .getMessage());
  }
}
