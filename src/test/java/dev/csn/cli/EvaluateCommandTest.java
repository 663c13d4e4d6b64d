package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.MaskFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SampleRun.Extension.class)
class EvaluateCommandTest {
  private final SampleRun sample;

  EvaluateCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void theDocumentHasExactlyTheFieldsThatOtherProgramsRead() {
    JsonNode all = evaluate().json();
    assertEquals(
        List.of("run", "variant", "split", "items", "conditions", "leakage", "masks"),
        Csn.fields(all));
    assertEquals(sample.run.toString(), all.get("run").textValue());
    assertEquals("learned", all.get("variant").textValue());
    assertEquals("test", all.get("split").textValue());
    assertEquals(SampleRun.TEST_ITEMS, all.get("items").intValue());
    JsonNode conditions = all.get("conditions");
    assertEquals(List.of("color", "digit"), Csn.fields(conditions));
    assertEquals(
        List.of(
            "kind",
            "triplets",
            "tripletAccuracy",
            "meanDistanceAt10",
            "idealDistanceAt10",
            "randomDistanceAt10"),
        Csn.fields(conditions.get("color")));
    assertEquals(
        List.of(
            "kind",
            "triplets",
            "tripletAccuracy",
            "precisionAt1",
            "precisionAt10",
            "mapAtR",
            "chance",
            "idealPrecisionAt1",
            "idealPrecisionAt10"),
        Csn.fields(conditions.get("digit")));
    assertEquals("continuous", conditions.get("color").get("kind").textValue());
    assertEquals("categorical", conditions.get("digit").get("kind").textValue());
    assertEquals(20_000, conditions.get("color").get("triplets").intValue());
    JsonNode leakage = all.get("leakage");
    assertEquals(List.of("color", "digit"), Csn.fields(leakage));
    assertEquals(List.of("precisionAt10", "chance"), Csn.fields(leakage.at("/color/digit")));
    assertEquals(List.of("meanDistanceAt10", "random"), Csn.fields(leakage.at("/digit/color")));
    assertEquals(MaskFields.EVALUATION, Csn.fields(all.get("masks")));
  }

  @Test
  void everyMeasureLiesWithinItsBounds() {
    JsonNode color = evaluate().json().at("/conditions/color");
    double mean = color.get("meanDistanceAt10").doubleValue();
    assertTrue(color.get("idealDistanceAt10").doubleValue() <= mean, color.toString());
    assertTrue(mean < color.get("randomDistanceAt10").doubleValue(), "learned nothing: " + color);
    JsonNode digit = evaluate().json().at("/conditions/digit");
    for (String share : List.of("tripletAccuracy", "precisionAt1", "precisionAt10", "mapAtR")) {
      double value = digit.get(share).doubleValue();
      assertTrue(digit.get("chance").doubleValue() < value && value <= 1, share + " " + digit);
    }
    double ideal = digit.get("idealPrecisionAt10").doubleValue();
    assertTrue(ideal < 1, "some digit has fewer than 11 of the 60 items: " + digit);
    assertTrue(digit.get("precisionAt10").doubleValue() <= ideal, digit.toString());
  }

  @Test
  void theRunKeepsWhatWasPrinted() throws IOException {
    String printed = evaluate().out();
    assertEquals(printed, Files.readString(sample.run.resolve("evaluation.json")));
    assertEquals(printed, evaluate().out(), "measured twice");
  }

  @Test
  void masksAreJudgedAsByDumpMasks() {
    JsonNode masks = evaluate().json().get("masks");
    JsonNode dumped = sample.ask("dump-masks", "--format", "json").json();
    for (String field : Csn.fields(masks)) {
      assertEquals(dumped.get(field), masks.get(field), field);
    }
    assertEquals(
        evaluate().json().at("/conditions/color/tripletAccuracy"),
        masks.at("/ablation/conditions/color/before"));
  }

  @Test
  void otherSplitsCanBeJudged() {
    JsonNode train = sample.ask("evaluate", "--split", "train", "--format", "json").json();
    assertEquals("train", train.get("split").textValue());
    assertEquals(150, train.get("items").intValue());
    JsonNode validation =
        sample.ask("evaluate", "--split", "validation", "--format", "json").json();
    assertEquals(90, validation.get("items").intValue());
    double mean = 0;
    for (JsonNode condition : validation.get("conditions")) {
      mean += condition.get("tripletAccuracy").doubleValue() / 2;
    }
    // What training measured of the model that it kept.
    assertEquals(sample.trained.json().get("bestValidation").doubleValue(), mean, 1e-12);
  }

  @Test
  void anExportIsJudgedAsTheSplitThatItIsOf(@TempDir Path directory) throws IOException {
    Path all = directory.resolve("all");
    sample.ask("embed", "--split", "all", "--output", all);
    for (String split : List.of("train", "validation", "test")) {
      String expected = sample.ask("evaluate", "--split", split, "--format", "json").out();
      Files.delete(sample.run.resolve("evaluation.json"));
      String found =
          sample.ask("evaluate", "--split", split, "--gallery", all, "--format", "json").out();
      assertEquals(expected, found);
      assertEquals(found, Files.readString(sample.run.resolve("evaluation.json")));
    }
  }

  @Test
  void whatIsNoExportOfTheModelIsRefused(@TempDir Path directory) throws IOException {
    Mistake mistake = new Mistake(sample.csn, sample.home, directory);
    Path none = directory.resolve("none");
    refused(mistake, none, "no such gallery");
    Path train = directory.resolve("train");
    sample.ask("embed", "--split", "train", "--output", train);
    refused(mistake, train, "holds no item of the split test");
    Damage.FLIPPED.to(train.resolve("embeddings.npy"));
    refused(mistake, train, "embeddings.npy: damaged, changed since it was written");
    Path other = directory.resolve("other");
    sample.trainOther(other, "training.seed=9");
    Path foreign = directory.resolve("foreign");
    sample.csn.run("embed", "--run", other, "--split", "test", "--output", foreign);
    refused(mistake, foreign, "is not an export of the model of " + sample.run);
  }

  private void refused(Mistake mistake, Path gallery, String says) throws IOException {
    mistake.costs(
        Mistake.INPUT,
        Set.of(gallery.toString(), says),
        "evaluate",
        "--run",
        sample.run,
        "--gallery",
        gallery);
  }

  @Test
  void theTableNamesEveryMeasureBesideChance() {
    JsonNode json = evaluate().json();
    List<List<String>> rows =
        sample.ask("evaluate").out().lines().map(l -> List.of(l.strip().split("  +"))).toList();
    assertTrue(
        rows.get(0).get(0).equals(sample.run + " (learned), split test, 60 items"),
        rows.get(0).toString());
    assertEquals(List.of("condition", "measure", "value", "chance", "ideal"), rows.get(2));
    String share = "%.4f";
    JsonNode digit = json.at("/conditions/digit");
    assertTrue(
        rows.contains(
            List.of(
                "digit",
                "precision@10",
                String.format(Locale.ROOT, share, digit.get("precisionAt10").doubleValue()),
                String.format(Locale.ROOT, share, digit.get("chance").doubleValue()),
                String.format(Locale.ROOT, share, digit.get("idealPrecisionAt10").doubleValue()))),
        rows.toString());
    JsonNode color = json.at("/conditions/color");
    assertTrue(
        rows.contains(
            List.of(
                "color",
                "distance@10",
                String.format(Locale.ROOT, "%.3g", color.get("meanDistanceAt10").doubleValue()),
                String.format(Locale.ROOT, "%.3g", color.get("randomDistanceAt10").doubleValue()),
                String.format(Locale.ROOT, "%.3g", color.get("idealDistanceAt10").doubleValue()))),
        rows.toString());
    JsonNode leak = json.at("/leakage/color/digit");
    assertTrue(
        rows.contains(
            List.of(
                "color",
                "digit",
                "precision@10",
                String.format(Locale.ROOT, share, leak.get("precisionAt10").doubleValue()),
                String.format(Locale.ROOT, share, leak.get("chance").doubleValue()))),
        rows.toString());
  }

  private Csn.Result evaluate() {
    Csn.Result result = sample.ask("evaluate", "--format", "json");
    assertEquals("", result.err());
    return result;
  }
}
