package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SampleRun.Extension.class)
class ReportCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  ReportCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  private String report() throws IOException {
    Path file = directory.resolve("report.html");
    sample.ask("report", "--output", file);
    return Files.readString(file);
  }

  @Test
  void theResultNamesTheFileAndItsSize() throws IOException {
    Path file = directory.resolve("report.html");
    JsonNode result = sample.ask("report", "--output", file, "--format", "json").json();
    assertEquals(List.of("report", "bytes"), Csn.fields(result));
    assertEquals(file.toString(), result.get("report").textValue());
    assertEquals(Files.size(file), result.get("bytes").longValue());
    assertTrue(Files.size(file) < 5 << 20);
  }

  @Test
  void withoutOutputItGoesIntoTheRunWhichStaysValid() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    sample.csn.run("report", "--run", run);
    assertTrue(Files.readString(run.resolve("report.html")).startsWith("<!DOCTYPE html>"));
    sample.csn.run("query", "--run", run, "--condition", "color");
  }

  @Test
  void aRunThatWasInterruptedIsShownAsFarAsItCame() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    Files.delete(run.resolve("CRC32CSUMS"));
    Trees.delete(run.resolve("gallery"));
    sample.csn.run("report", "--run", run);
    assertTrue(Files.readString(run.resolve("report.html")).contains("Map of digit"));
  }

  @Test
  void aReportOfAModelThatIsNoMoreGoesAway() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    sample.csn.run("report", "--run", run);
    sample.csn.run("train", "--resume", "--run", run, "--quiet", "--set", "training.steps=22");
    assertFalse(Files.exists(run.resolve("report.html")));
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    byte[] once = Files.readAllBytes(Files.writeString(directory.resolve("once"), report()));
    assertArrayEquals(once, report().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void measuresAreThoseOfEvaluateWithChanceBesideThem() throws IOException {
    JsonNode digit =
        sample.ask("evaluate", "--format", "json").json().get("conditions").get("digit");
    String page = report();
    for (String field : List.of("tripletAccuracy", "precisionAt1", "precisionAt10", "mapAtR")) {
      String value = String.format(Locale.ROOT, "%.4f", digit.get(field).doubleValue());
      assertTrue(page.contains("<td class=\"number\">" + value + "</td>"), field + " " + value);
    }
    String chance = String.format(Locale.ROOT, "%.4f", digit.get("chance").doubleValue());
    assertTrue(page.contains("<td class=\"number\">" + chance + "</td>"), chance);
  }

  @Test
  void nothingIsFetchedFromElsewhere() throws IOException {
    String page = report().replace("http://www.w3.org/2000/svg", "");
    assertFalse(page.contains("http://") || page.contains("https://"));
    assertFalse(page.contains("<link") || page.contains("<script src") || page.contains("@import"));
    assertTrue(page.contains("default-src &#39;none&#39;"));
  }

  @Test
  void withoutItsDatasetARunIsShownWithoutPictures() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    Path gone = directory.resolve("dataset");
    Trees.copy(sample.dataset, gone);
    Path config = directory.resolve("moved.json");
    Files.writeString(
        config,
        Files.readString(sample.config).replace(sample.dataset.toString(), gone.toString()));
    Path moved = directory.resolve("moved");
    sample.csn.run("train", "--config", config, "--run", moved, "--quiet");
    Trees.delete(gone);
    Csn.Result told = sample.csn.run("report", "--run", moved);
    String written = "wrote " + moved.resolve("report.html") + "\n";
    assertTrue(
        told.err().startsWith(written + "csn: warning: without pictures: " + gone), told.err());
    String page = Files.readString(moved.resolve("report.html"));
    assertTrue(page.contains("without pictures: " + gone), "says so");
    assertFalse(page.contains("data:image"));
    assertTrue(Files.exists(run));
  }

  @Test
  void figuresAreDrawnForBothColorings() throws IOException {
    String page = report();
    for (String title :
        List.of("Masks by dimension", "Leakage between conditions", "Loss by training step")) {
      assertEquals(2, page.split("<title>" + title, -1).length - 1, title);
    }
    assertFalse(page.contains("NaN"));
  }

  @Test
  void ofAStudyThereAreTheIntervalsOfItsTable() throws IOException {
    Path config = directory.resolve("study.json");
    Files.writeString(
        config,
        """
        {"base": "%s", "seeds": [1, 2], "set": {"training.steps": 2, "training.evaluateEvery": 1},
         "cells": {"plain": {}, "<b>apart</b>": {"model.variant": "specialists"}},
         "report": ["leakage.*"]}
        """
            .formatted(sample.config));
    Path study = directory.resolve("study");
    JsonNode results =
        sample.csn.run("study", "--config", config, "--output", study, "--format", "json").json();
    Csn.Result told = sample.csn.run("report", "--study", study);
    assertTrue(told.out().startsWith(study.resolve("report.html") + ": "), told.out());
    String page = Files.readString(study.resolve("report.html"));
    for (JsonNode cell : results.get("cells")) {
      JsonNode e = cell.get("figures").get("meanTripletError");
      String interval =
          String.format(
              Locale.ROOT,
              "%.4f [%.4f,\u00a0%.4f]",
              e.get("mean").doubleValue(),
              e.get("low").doubleValue(),
              e.get("high").doubleValue());
      assertTrue(page.contains(interval), interval);
    }
    assertTrue(page.contains("leakage.color.digit.precisionAt10"));
    assertFalse(page.contains("<b>apart"));
    assertTrue(page.contains("&lt;b&gt;apart&lt;/b&gt;"));
    assertEquals(2, page.split("<title>Triplet error by setting", -1).length - 1);
    assertEquals(1, page.split("<a href=\"#figures\">", -1).length - 1);
  }

  @Test
  void aStudyThatAsksForNoOtherFiguresHasNoSectionOfThem() throws IOException {
    Path config = directory.resolve("study.json");
    Files.writeString(
        config,
        """
        {"base": "%s", "seeds": [1], "set": {"training.steps": 1}, "cells": {"plain": {}}}
        """
            .formatted(sample.config));
    Path study = directory.resolve("study");
    sample.csn.run("study", "--config", config, "--output", study);
    sample.csn.run("report", "--study", study);
    String page = Files.readString(study.resolve("report.html"));
    assertFalse(page.contains("\"#figures\""));
    assertFalse(page.contains("\"figures\""));
    assertTrue(page.contains("images encoded"), "what training took");
  }

  @Test
  void aRunAndAStudyTogetherAreRefused() {
    Csn.Result refused = sample.csn.attempt("report", "--run", sample.run, "--study", directory);
    assertEquals(2, refused.exit());
    assertEquals(
        "csn: --study "
            + directory
            + ": cannot be combined with --run "
            + sample.run
            + ", name one\n",
        refused.err());
  }

  @Test
  void aPlaceThatIsNoneIsRefusedBeforeTheWork() {
    Path file = directory.resolve("nowhere/report.html");
    Csn.Result refused = sample.csn.attempt("report", "--run", sample.run, "--output", file);
    assertEquals(2, refused.exit());
    assertEquals(
        "csn: --output " + file + ": " + file.getParent() + " is no directory\n", refused.err());
  }

  @Test
  void textFromFilesIsEscaped() throws IOException {
    String label = "<script>window.hacked=1</script>";
    Path images = directory.resolve("images");
    Files.createDirectories(images);
    StringBuilder csv = new StringBuilder("file,kind\n");
    for (int i = 0; i < 40; i++) {
      String name = "<img src=x onerror=hacked()>" + i + ".png";
      java.awt.image.BufferedImage image =
          new java.awt.image.BufferedImage(16, 16, java.awt.image.BufferedImage.TYPE_INT_RGB);
      image.setRGB(i % 16, 3, 0xffffff);
      javax.imageio.ImageIO.write(image, "png", images.resolve(name).toFile());
      csv.append('"').append(name).append("\",").append(i % 2 == 0 ? label : "plain").append('\n');
    }
    Path items = Files.writeString(directory.resolve("items.csv"), csv);
    Path dataset = directory.resolve("odd");
    sample.csn.run(
        "prepare-data",
        "images",
        "--images",
        images,
        "--attributes",
        items,
        "--output",
        dataset,
        "--size",
        "16x16");
    Path config = directory.resolve("odd.json");
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "training": {"steps": 2, "batchSize": 8, "tripletsPerCondition": 16, "evaluateEvery": 2}}
        """
            .formatted(dataset));
    Path run = directory.resolve("odd-run");
    sample.csn.run("train", "--config", config, "--run", run, "--quiet");
    sample.csn.run("report", "--run", run);
    String page = Files.readString(run.resolve("report.html"));
    assertFalse(page.contains("<script>window"), "a label as an element");
    assertFalse(page.contains("<img"), "a file name as an element");
    assertTrue(page.contains("&lt;script&gt;window.hacked&#x3D;1&lt;/script&gt;"));
    assertTrue(page.contains("\\u003cscript>window.hacked"), "in the script's data");
    if (Browser.isInstalled()) {
      try (Browser browser = new Browser()) {
        browser.open(run.resolve("report.html"));
        assertEquals(List.of(), browser.console());
        assertEquals(null, browser.evaluate("return window.hacked"));
        assertTrue(browser.find("#about").getText().contains("onerror=hacked()>"));
      }
    }
  }
}
