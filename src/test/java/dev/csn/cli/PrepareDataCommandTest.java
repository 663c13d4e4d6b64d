package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SampleRun.Extension.class)
class PrepareDataCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  PrepareDataCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void theDocumentSaysWhatWasWritten() throws IOException {
    JsonNode json = sample.prepared.json();
    assertEquals("wrote " + sample.dataset + "\n", sample.prepared.err());
    assertEquals(
        List.of("dataset", "name", "items", "splits", "image", "attributes", "sha256"),
        Csn.fields(json));
    assertEquals(sample.dataset.toString(), json.get("dataset").textValue());
    assertEquals("colored-mnist", json.get("name").textValue());
    assertEquals(300, json.get("items").intValue());
    assertEquals("{\"train\":150,\"validation\":90,\"test\":60}", json.get("splits").toString());
    assertEquals("{\"height\":28,\"width\":28,\"channels\":3}", json.get("image").toString());
    assertEquals("[\"color\",\"digit\"]", json.get("attributes").toString());
    assertEquals(
        Sha256.of(Files.readAllBytes(sample.dataset.resolve("dataset.json"))),
        json.get("sha256").textValue());
  }

  @Test
  void theTextSaysTheSameInALine() {
    Path target = directory.resolve("dataset");
    Csn.Result result =
        sample.csn.run(
            "prepare-data", "--source", SampleRun.MNIST, "--output", target, "--limit", 20);
    assertEquals(
        target
            + ": 20 images of 28x28x3 (train 10, validation 6, test 4), conditions color, digit\n",
        result.out());
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOtherColors() throws IOException {
    Path same = directory.resolve("same");
    Path other = directory.resolve("other");
    sample.prepare(same, 1);
    sample.prepare(other, 2);
    for (String file : List.of("dataset.json", "images.npy", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(sample.dataset.resolve(file)),
          Files.readAllBytes(same.resolve(file)),
          file);
    }
    assertNotEquals(
        Files.readString(same.resolve("items.csv")), Files.readString(other.resolve("items.csv")));
  }

  @Test
  void flagsOverrideTheConfiguration() throws IOException {
    Path config = directory.resolve("data.json");
    Path target = directory.resolve("dataset");
    Files.writeString(
        config,
        """
        {"source": "%s", "output": "%s", "limit": 40, "seed": 7}
        """
            .formatted(SampleRun.MNIST, target));
    JsonNode json =
        sample.csn.run("prepare-data", "--config", config, "--limit", 8, "--format", "json").json();
    assertEquals(target.toString(), json.get("dataset").textValue());
    assertEquals(8, json.get("items").intValue());
    assertEquals(
        7, Csn.parse(Files.readString(target.resolve("dataset.json"))).get("seed").intValue());
  }

  @Test
  void colorsCanTellOfDigitsByFlagOrConfiguration() throws IOException {
    Path half = directory.resolve("half");
    Path config = Files.writeString(directory.resolve("c.json"), "{\"colorFrom\": \"digit:0.5\"}");
    JsonNode json =
        prepare(half, "--config", config, "--limit", SampleRun.ITEMS, "--format", "json").json();
    assertEquals(
        "[{\"attribute\":\"color\",\"on\":\"digit\",\"strength\":0.5}]",
        json.get("dependences").toString());
    assertEquals(
        json.get("dependences"),
        Csn.parse(Files.readString(half.resolve("dataset.json"))).get("dependences"));
    Csn.Result text =
        prepare(
            half,
            "--force",
            "--config",
            config,
            "--limit",
            SampleRun.ITEMS,
            "--color-from",
            "digit:0.75");
    assertEquals(
        half
            + ": 300 images of 28x28x3 (train 150, validation 90, test 60),"
            + " conditions color, digit; color depends on digit with strength 0.75\n",
        text.out());
    List<String> plain = Files.readAllLines(sample.dataset.resolve("items.csv"));
    List<String> dependent = Files.readAllLines(half.resolve("items.csv"));
    int changed = 0;
    for (int i = 1; i <= SampleRun.ITEMS; i++) {
      changed += plain.get(i).equals(dependent.get(i)) ? 0 : 1;
    }
    assertEquals(225, changed, 5 * Math.sqrt(300 * 0.75 * 0.25), "of 300 items");
  }

  @Test
  void strengthZeroIsAsGoodAsNoFlag() throws IOException {
    Path zero = directory.resolve("zero");
    prepare(zero, "--limit", SampleRun.ITEMS, "--color-from", "digit:0");
    for (String file : List.of("dataset.json", "images.npy", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(sample.dataset.resolve(file)),
          Files.readAllBytes(zero.resolve(file)),
          file);
    }
  }

  private Csn.Result prepare(Path target, Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("prepare-data", "--source", SampleRun.MNIST, "--output", target));
    arguments.addAll(List.of(options));
    return sample.csn.run(arguments.toArray());
  }

  @Test
  void forceReplacesADataset() throws IOException {
    Path target = directory.resolve("dataset");
    sample.prepare(target, 1);
    JsonNode json =
        sample
            .csn
            .run(
                "prepare-data",
                "--force",
                "--source",
                SampleRun.MNIST,
                "--output",
                target,
                "--limit",
                8,
                "--format",
                "json")
            .json();
    assertEquals(8, json.get("items").intValue());
    assertEquals(9, Files.readAllLines(target.resolve("items.csv")).size());
  }
}
