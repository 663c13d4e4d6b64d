package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.TripletAttribute;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws all figures and the page of runs and studies on data where there is little to see. */
class EveryFigureTest {
  private static final ImageShape SHAPE = new ImageShape(16, 16, 1);
  private static final int ITEMS = 90;
  private static final int TEST_ITEMS = 30;

  @TempDir private static Path home;

  /** Data that a figure's scales might not be made for. */
  private enum Data {
    TEST_SPLIT_OF_ELEVEN,
    TEST_SPLIT_OF_THREE,
    RANDOM_LABELS,
    SAME_COLUMN_TWICE,
    SAME_POINTS_TWICE,
    ONE_CLASS_IN_TEST,
    ONE_POINT_IN_TEST,
    VALUES_MISSING,
    NO_VALUES_IN_TEST,
    ONE_ATTRIBUTE,
    HUGE_VALUES,
    GIVEN_TRIPLETS_ONLY,
    GIVEN_TRIPLETS_TWICE,
    MANY_CLASSES
  }

  private static int testItems(Data data) {
    return switch (data) {
      case TEST_SPLIT_OF_ELEVEN -> 11;
      case TEST_SPLIT_OF_THREE -> 3;
      default -> TEST_ITEMS;
    };
  }

  private static List<Attribute> attributes(Data data) {
    Attribute halves = classes("b", 2, i -> i % 2);
    return switch (data) {
      case TEST_SPLIT_OF_ELEVEN -> List.of(classes("a", 3, i -> i % 3), halves);
      case TEST_SPLIT_OF_THREE -> List.of(classes("a", 2, i -> i % 3 / 2), halves);
      case RANDOM_LABELS -> List.of(random("a"), random("b"));
      case SAME_COLUMN_TWICE -> List.of(classes("a", 3, i -> i % 3), classes("b", 3, i -> i % 3));
      case SAME_POINTS_TWICE -> List.of(points("a", 1), points("b", 1));
      case ONE_CLASS_IN_TEST -> List.of(classes("a", 2, i -> i < TEST_ITEMS ? 0 : i % 2), halves);
      case ONE_POINT_IN_TEST -> List.of(constantInTest("a"), halves);
      case VALUES_MISSING ->
          List.of(classes("a", 3, i -> i % 5 == 0 ? i % 3 : Categorical.MISSING), halves);
      case NO_VALUES_IN_TEST ->
          List.of(classes("a", 3, i -> i < TEST_ITEMS ? Categorical.MISSING : i % 3), halves);
      case ONE_ATTRIBUTE -> List.of(classes("a", 3, i -> i % 3));
      case HUGE_VALUES -> List.of(points("a", 1e30f), points("b", 1e-30f));
      case GIVEN_TRIPLETS_ONLY -> List.of(compared("a"));
      case GIVEN_TRIPLETS_TWICE -> List.of(compared("a"), compared("b"));
      case MANY_CLASSES -> List.of(classes("a", 45, i -> i / 2), halves);
    };
  }

  private static Attribute classes(String name, int count, IntUnaryOperator codes) {
    List<String> names = IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
    return new Categorical(name, names, IntStream.range(0, ITEMS).map(codes).toArray());
  }

  private static Attribute random(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int[] codes = random.ints(ITEMS, 0, 4).toArray();
    return classes(name, 4, i -> codes[i]);
  }

  private static Attribute points(String name, float scale) {
    float[] values = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      values[i] = scale * (i * 37 % ITEMS);
    }
    return new Continuous(name, List.of("x"), values);
  }

  private static Attribute constantInTest(String name) {
    float[] values = new float[ITEMS];
    for (int i = TEST_ITEMS; i < ITEMS; i++) {
      values[i] = i * 37 % ITEMS;
    }
    return new Continuous(name, List.of("x"), values);
  }

  private static Attribute compared(String name) {
    int[] triplets = new int[3 * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      int first = i / 30 * 30; // of the split
      triplets[3 * i] = i;
      triplets[3 * i + 1] = first + (i + 1) % 30;
      triplets[3 * i + 2] = first + (i + 2) % 30;
    }
    return new TripletAttribute(name, ITEMS, triplets);
  }

  private static Path dataset(Data data) {
    Path directory = home.resolve(data.name() + "-data");
    if (Files.exists(directory)) {
      return directory;
    }
    Split[] splits = new Split[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      splits[i] = i < testItems(data) ? Split.TEST : i < 60 ? Split.VALIDATION : Split.TRAIN;
    }
    Items items = new Items(IntStream.range(0, ITEMS).toArray(), splits, attributes(data));
    DatasetDescription description = new DatasetDescription("figures", SHAPE, items, 1, Map.of());
    SplittableRandom random = new SplittableRandom(1);
    byte[] image = new byte[SHAPE.values()];
    try (ImageSetWriter writer = ImageSetWriter.create(directory, description, false)) {
      for (int i = 0; i < ITEMS; i++) {
        random.nextBytes(image);
        writer.append(image);
      }
      var unused = writer.commit();
    }
    return directory;
  }

  private static Path config(Data data, String variant) throws IOException {
    return Files.writeString(
        home.resolve(data + "-" + variant + ".json"),
        """
        {"dataset": "%s",
         "model": {"variant": "%s", "embeddingSize": 4},
         "training": {"steps": 1, "batchSize": 24, "tripletsPerCondition": 32}}
        """
            .formatted(dataset(data), variant));
  }

  private static Path trained(Csn csn, Data data, String variant) throws IOException {
    Path run = home.resolve(data + "-" + variant);
    csn.run("train", "--quiet", "--config", config(data, variant), "--run", run);
    return run;
  }

  @ParameterizedTest
  @EnumSource(
      value = Data.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ONE_CLASS_IN_TEST", "ONE_POINT_IN_TEST", "NO_VALUES_IN_TEST"})
  void aModelThatTellsNothingApartIsDrawn(Data data) throws IOException {
    everyFigureIsDrawn(data, "standard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"learned", "fixed", "specialists"})
  void everyVariantIsDrawn(String variant) throws IOException {
    everyFigureIsDrawn(Data.SAME_COLUMN_TWICE, variant);
  }

  private static void everyFigureIsDrawn(Data data, String variant) throws IOException {
    Csn csn = new Csn(home.resolve("runs"));
    Path run = trained(csn, data, variant);
    Path plots = home.resolve(data + "-" + variant + "-plots");
    csn.run("plot", "--run", run, "--output", plots);
    boolean several = attributes(data).size() > 1;
    assertEquals(several, Files.exists(plots.resolve("leakage.svg")));
    csn.run("report", "--run", run);
    String page = Files.readString(run.resolve("report.html"));
    assertEquals(several ? 2 : 0, page.split("<title>Leakage between conditions", -1).length - 1);
    assertFalse(page.replaceAll("[A-Za-z0-9+/=]{40,}", "").contains("NaN"), "outside of base64");
  }

  @ParameterizedTest
  @EnumSource(
      value = Data.class,
      names = {"ONE_CLASS_IN_TEST", "ONE_POINT_IN_TEST", "NO_VALUES_IN_TEST"})
  void whatCannotBeJudgedIsSaidInALine(Data data) throws IOException {
    Csn csn = new Csn(home.resolve("runs"));
    Path run = trained(csn, data, "learned");
    Set<String> named = Set.of("test split: attribute 'a': no held-out triplets can be drawn");
    Mistake mistake = new Mistake(csn, home);
    mistake.costs(Mistake.INPUT, named, "report", "--run", run);
    mistake.costs(Mistake.INPUT, named, "plot", "--run", run, "--output", home.resolve("none"));
  }

  @Test
  void aStudyOfOneRunIsDrawn() throws IOException {
    Path study =
        Files.writeString(
            home.resolve("study.json"),
            """
            {"base": "%s", "seeds": [1], "cells": {"alone": {}}}
            """
                .formatted(config(Data.SAME_POINTS_TWICE, "standard")));
    Csn csn = new Csn(home.resolve("runs"));
    Path output = home.resolve("study");
    csn.run("study", "--quiet", "--config", study, "--output", output);
    Path plots = home.resolve("study-plots");
    csn.run("plot", "--study", output, "--output", plots);
    assertTrue(Files.exists(plots.resolve("comparison.svg")));
    csn.run("report", "--study", output);
    assertFalse(Files.readString(output.resolve("report.html")).contains("NaN"));
  }
}
