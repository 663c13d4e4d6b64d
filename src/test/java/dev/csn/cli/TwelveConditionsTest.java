package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.ShapesDataset;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.image.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That twelve conditions of every kind, with values missing, are taken and stay readable. */
class TwelveConditionsTest {
  private static final int ITEMS = 300;
  private static final int SIZE = 24;
  private static final int LINE = 110;
  private static final List<String> CONDITIONS = ShapesDataset.TWELVE;

  private static final String BLEND =
      "brightness-of-the-color-in-words=0.3,shape-and-ground-together=0.3,color=0.2,center=0.1,"
          + "ground=0.1";

  @TempDir private static Path home;
  private static Path config;

  @BeforeAll
  static void write() throws IOException {
    ShapesDataset.writeTwelve(home.resolve("shapes"), ITEMS);
    config = home.resolve("shapes.json");
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "model": {"embeddingSize": %d},
         "training": {"steps": 6, "batchSize": 32, "tripletsPerCondition": 64,
                      "evaluateEvery": 3, "checkpointEvery": 3}}
        """
            .formatted(home.resolve("shapes"), SIZE));
  }

  private static String text(Csn csn, Object... arguments) {
    String text = csn.run(arguments).out().replace(home.toString(), "runs");
    for (String line : text.lines().toList()) {
      assertTrue(line.length() <= LINE, line.length() + ": " + line);
      assertFalse(line.contains("null") || line.contains("NaN"), line);
    }
    return text;
  }

  private static List<List<String>> words(String text) {
    return text.lines().map(line -> List.of(line.strip().split(" +"))).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "learned, shared, 24",
    "learned, balanced, 24",
    "fixed, shared, 24",
    "standard, independent, 24",
    "specialists, shared, 288"
  })
  void everyVerbTakesThemAndPrintsNoLineTooLong(String variant, String sampling, int dimensions)
      throws IOException {
    String name = variant + "-" + sampling;
    Csn csn = new Csn(home.resolve(name));
    String progress =
        csn.run(
                "train",
                "--config",
                config,
                "--set",
                "model.variant=" + variant,
                "--set",
                "training.sampling=" + sampling)
            .err();
    String line = progress.lines().filter(l -> l.startsWith("step 6/6")).findFirst().orElseThrow();
    // A step of independent sampling has triplets of one condition.
    String losses =
        sampling.equals("independent") ? "\\S+ [0-9.]+" : "mean [0-9.]+, worst [0-9.]+ \\S+";
    assertTrue(line.matches(".* {2}" + losses + " {2}validation .*"), line);
    assertTrue(line.matches(".*validation {2}mean 0[0-9.]+, worst 0[0-9.]+ \\S+"), line);

    checkEvaluation(csn.run("evaluate", "--format", "json").json());
    checkEvaluation(text(csn, "evaluate"));
    checkMasks(csn, dimensions);
    checkQueries(csn);

    Path report = home.resolve(name + ".html");
    text(csn, "report", "--output", report);
    String page = Files.readString(report);
    CONDITIONS.forEach(condition -> assertTrue(page.contains("Map of " + condition), condition));

    Path target = home.resolve(name + "-export");
    text(csn, "embed", "--output", target);
    List<String> rows = Files.readAllLines(target.resolve("items.csv"));
    assertEquals(1 + ITEMS / 5, rows.size());
    assertTrue(rows.get(0).startsWith("id,split,shape,corner,ground,size-of-the-shape-in-words,"));
    assertTrue(rows.stream().skip(1).anyMatch(row -> row.contains(",,,")), "no missing color");
  }

  private static void checkEvaluation(JsonNode evaluation) {
    assertEquals(CONDITIONS, Csn.fields(evaluation.get("conditions")));
    JsonNode conditions = evaluation.get("conditions");
    // The test split is items 4, 9, 14, ..., 299.
    assertFalse(conditions.get("shape").has("known"));
    assertEquals(60 - 9, conditions.get("color").get("known").intValue());
    assertEquals(45, conditions.get("ground").get("known").intValue());
    assertEquals("ordinal", conditions.get("size-of-the-shape-in-words").get("kind").textValue());
    for (String condition : CONDITIONS) {
      double accuracy = conditions.get(condition).get("tripletAccuracy").doubleValue();
      assertTrue(accuracy > 0.2 && accuracy <= 1, condition + ": " + accuracy);
      assertEquals(11, evaluation.get("leakage").get(condition).size());
    }
  }

  private static void checkEvaluation(String text) {
    List<List<String>> lines = words(text);
    for (int c = 0; c < CONDITIONS.size(); c++) {
      String letter = String.valueOf((char) ('a' + c));
      String name = CONDITIONS.get(c);
      assertTrue(lines.stream().anyMatch(l -> l.size() > 2 && l.get(1).equals(name)), name);
      assertTrue(lines.stream().anyMatch(l -> l.size() == 14 && l.get(0).equals(letter)), name);
    }
    assertTrue(
        lines.contains(List.of("a", "b*", "c", "d*", "e", "f*", "g", "h*", "i", "j*", "k*", "l")),
        text);
    assertTrue(text.contains("items of which an attribute is known: color 51, ground 45"), text);
  }

  private static void checkMasks(Csn csn, int dimensions) {
    JsonNode masks = csn.run("dump-masks", "--format", "json").json();
    assertEquals(66, masks.get("overlap").size());
    assertEquals(dimensions, masks.get("embeddingSize").intValue());
    assertEquals(CONDITIONS, Csn.fields(masks.get("probes").get("color")));
    String text = text(csn, "dump-masks");
    assertTrue(text.contains("all on one scale"), text);
    for (String name : CONDITIONS) {
      assertTrue(text.contains(" " + name), name);
    }
  }

  private static void checkQueries(Csn csn) throws IOException {
    Csn.Result answer = csn.run("query", "--condition", BLEND, "--id", 0, "--format", "json");
    for (String missing : List.of("color", "ground", "shape-and-ground-together")) {
      assertTrue(answer.err().contains("item 0 has no value of " + missing + ":"), answer.err());
    }
    Path ask = Files.writeString(home.resolve("ask.csv"), "id,condition\n4,color\n0,color\n");
    assertTrue(
        csn.run("query", "--queries", ask).err().startsWith("item 0 has no value of color:"));
    assertEquals("", csn.run("query", "--queries", ask, "--quiet").err());
    assertEquals("", csn.run("query", "--condition", "size", "--id", 0).err());
    JsonNode ofMissing = answer.json();
    JsonNode attributes = ofMissing.get("anchor").get("attributes");
    assertEquals(CONDITIONS, Csn.fields(attributes));
    for (String missing : List.of("color", "ground", "shape-and-ground-together")) {
      assertTrue(attributes.get(missing).isNull(), missing);
    }
    assertEquals(5, ofMissing.get("conditions").size());
    String text = text(csn, "query", "--condition", BLEND, "--id", 0);
    assertTrue(text.startsWith("anchor: item 0 (shape "), text);
    assertTrue(text.contains("color -, corner "), text);
    List<String> heading = words(text).get(words(text).indexOf(List.of("")) + 1);
    assertEquals(List.of("rank", "id", "distance"), heading.subList(0, 3));
    assertEquals(8, heading.size(), "the five asked for: " + text);
    assertTrue(text.contains("not shown, but in --format json: "), text);

    Path grid = home.resolve("grid.png");
    text(csn, "query", "--condition", "size", "--id", 4, "-k", 3, "--output", grid);
    // Above all a title; under each image its own line and those of four attributes.
    assertEquals(8 + 15 + 8 + 112 + 5 * 15 + 8, ImageIO.read(grid.toFile()).getHeight());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train      | training split, of which 2 have a value",
        "validation | validation split: attribute 'rare': .*only 2 items have a value, at least 3"
      })
  void aSplitWithTooFewValuesOfAnAttributeIsRefusedInALine(String split, String message) {
    Path rare = home.resolve("rare-" + split);
    int[] codes = new int[40];
    Split[] splits = new Split[40];
    for (int i = 0; i < codes.length; i++) {
      splits[i] = i % 3 == 0 ? Split.TRAIN : i % 3 == 1 ? Split.VALIDATION : Split.TEST;
      boolean known = !splits[i].label().equals(split) || i < 6;
      codes[i] = known ? i % 2 : Categorical.MISSING;
    }
    Items items =
        new Items(
            IntStream.range(0, 40).toArray(),
            splits,
            List.of(
                new Continuous("place", List.of("x"), floats(40)),
                new Categorical("rare", List.of("a", "b"), codes)));
    ImageShape shape = new ImageShape(16, 16, 1);
    DatasetDescription description = new DatasetDescription("rare", shape, items, 1, Map.of());
    try (ImageSetWriter writer = ImageSetWriter.create(rare, description, false)) {
      for (int i = 0; i < codes.length; i++) {
        writer.append(new byte[shape.values()]);
      }
      var unused = writer.commit();
    }
    Csn.Result result =
        new Csn(home.resolve("refused"))
            .attempt(
                "train",
                "--config",
                config,
                "--set",
                "dataset=" + rare,
                "--quiet",
                "--set",
                "training.batchSize=12");
    assertEquals(3, result.exit(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(Pattern.compile(message).matcher(result.err()).find(), result.err());
  }

  private static float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i * i;
    }
    return values;
  }

  @Test
  void aStudyOfTheFourVariantsHasALinePerCondition() throws IOException {
    Path study = home.resolve("study.json");
    Files.writeString(
        study,
        """
        {"base": "%s", "seeds": [1, 2],
         "cells": {"standard": {"model.variant": "standard"},
                   "learned": {"model.variant": "learned"},
                   "fixed": {"model.variant": "fixed"},
                   "specialists": {"model.variant": "specialists"}},
         "reference": "learned"}
        """
            .formatted(config));
    Csn csn = new Csn(home.resolve("study"));
    String text = text(csn, "study", "--config", study, "--output", home.resolve("out"));
    List<List<String>> lines = words(text);
    assertTrue(lines.contains(List.of("condition", "a", "b", "c", "d")), text);
    for (String name : CONDITIONS) {
      long tables = lines.stream().filter(l -> l.get(0).equals(name)).count();
      assertEquals(2, tables, name + " in errors and in differences");
    }
  }
}
