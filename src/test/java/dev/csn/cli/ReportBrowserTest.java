package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.ShapesDataset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report in a real browser, against what the command line says of the same run. */
@EnabledIf(value = "dev.csn.cli.Browser#isInstalled", disabledReason = "no chromium here")
@Tag("slow")
class ReportBrowserTest {
  private static final int ITEMS = 300;
  private static final List<String> CONDITIONS = ShapesDataset.ATTRIBUTES;

  @TempDir private static Path home;
  private static Csn csn;
  private static Path run;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    csn = new Csn(home.resolve("runs"));
    run = home.resolve("runs/shapes");
    page = home.resolve("shapes.html");
    ShapesDataset.write(home.resolve("shapes"), ITEMS);
    Files.writeString(
        home.resolve("shapes.json"),
        """
        {"dataset": "%s",
         "model": {"embeddingSize": 20},
         "training": {"steps": 10, "batchSize": 24, "tripletsPerCondition": 64,
                      "evaluateEvery": 5}}
        """
            .formatted(home.resolve("shapes")));
    csn.run("train", "--config", home.resolve("shapes.json"), "--run", run, "--quiet");
    csn.run("report", "--run", run, "--output", page);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.screen(1200, 1000);
    browser.media("", Map.of());
    browser.open(page);
  }

  private static void move(int condition, int weight) {
    browser.evaluate(
        "const s = document.getElementById('weight-' + arguments[0]); s.value = arguments[1];"
            + " s.dispatchEvent(new Event('input', {bubbles: true}));",
        condition,
        weight);
  }

  private static void ask(int id) {
    WebElement item = browser.find("#item");
    item.clear();
    item.sendKeys(String.valueOf(id), Keys.ENTER);
  }

  /** The page's neighbors, best first: id and distance as shown. */
  private static List<String> neighbors() {
    List<String> found = new ArrayList<>();
    for (Object line :
        (List<?>)
            browser.evaluate(
                "return [...document.querySelectorAll('#neighbors .card')].map(c =>"
                    + " /^item (\\d+)/.exec(c.title)[1] + ' ' +"
                    + " c.querySelector('span:not(.thumb)').textContent)")) {
      found.add(String.valueOf(line));
    }
    return found;
  }

  private static List<String> queried(Object... arguments) {
    List<Object> command = new ArrayList<>(List.of("query", "--run", run, "--format", "json"));
    command.addAll(List.of(arguments));
    List<String> found = new ArrayList<>();
    for (JsonNode neighbor : csn.run(command.toArray()).json().get("neighbors")) {
      found.add(
          String.format(
              Locale.ROOT,
              "%d %d: %.3f",
              neighbor.get("id").intValue(),
              neighbor.get("rank").intValue(),
              neighbor.get("distance").doubleValue()));
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100 0 0 0 0",
        "0 0 37 0 0",
        "70 30 0 0 0",
        "1 99 0 0 0",
        "33 0 33 0 34",
        "7 11 13 17 19"
      })
  void neighborsEqualThoseOfQueryForTheSameAnchorAndBlend(String weights) {
    String[] parts = weights.split(" ", -1);
    StringBuilder blend = new StringBuilder();
    for (int c = 0; c < parts.length; c++) {
      move(c, Integer.parseInt(parts[c]));
      if (!parts[c].equals("0")) {
        blend.append(blend.isEmpty() ? "" : ",");
        blend.append(CONDITIONS.get(c)).append('=').append(parts[c]);
      }
    }
    for (int id : List.of(4, 129, 299)) {
      ask(id);
      assertEquals(
          queried("--id", id, "--condition", blend, "-k", 10), neighbors(), blend + " " + id);
    }
  }

  @Test
  void theCommandUnderTheNeighborsGivesTheSame() {
    move(0, 60);
    move(3, 20);
    String command = browser.find("#command").getText();
    assertTrue(command.startsWith("csn query --run "), command);
    List<Object> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.remove(0);
    words.addAll(List.of("--format", "json"));
    JsonNode answer = csn.run(words.toArray()).json();
    assertEquals(0.75, answer.get("conditions").get("shape").doubleValue(), 1e-12);
    List<String> ids = new ArrayList<>();
    answer.get("neighbors").forEach(n -> ids.add(n.get("id").asText()));
    assertEquals(ids, neighbors().stream().map(line -> line.split(" ", -1)[0]).toList());
  }

  @Test
  void movingASliderByKeyboardChangesTheNeighborsAtOnce() {
    ask(9);
    List<String> before = neighbors();
    WebElement second = browser.find("#weight-1");
    second.sendKeys(Keys.END);
    browser.find("#weight-0").sendKeys(Keys.HOME);
    assertNotEquals(before, neighbors());
    assertEquals(queried("--id", 9, "--condition", "color"), neighbors());
    assertEquals("100 %", second.getDomAttribute("aria-valuetext"));
  }

  @Test
  void withoutAnyWeightThereIsNoNeighborAndNoError() {
    move(0, 0);
    assertEquals(List.of(), neighbors());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void clickingANeighborMakesItTheAnchor() {
    WebElement first = browser.find("#neighbors .card");
    String label = first.getDomAttribute("title");
    first.click();
    assertEquals(label, browser.find("#anchor .card").getDomAttribute("title"));
    int id = Integer.parseInt(label.replaceAll("item (\\d+),.*", "$1"));
    assertEquals(queried("--id", id, "--condition", "shape"), neighbors());
  }

  @Test
  void clickingAPictureFartherDownMakesItTheAnchor() {
    WebElement card = browser.find("#examples .strip .cards .card");
    String label = card.getDomAttribute("title");
    card.click();
    assertEquals(label, browser.find("#anchor .card").getDomAttribute("title"));
    assertEquals("The anchor is " + label, browser.find("#status").getText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "umap"})
  void clickingInAMapMakesTheItemThereTheAnchor(String projection) throws IOException {
    WebElement choice = browser.find("input[value=" + projection + "]");
    if (!choice.isSelected()) {
      choice.click();
    }
    WebElement map = browser.find("canvas[data-condition='1']");
    JsonNode data = data();
    JsonNode positions = null;
    for (JsonNode p : data.get("maps").get(1).get("projections")) {
      positions = p.get("name").textValue().equals(projection) ? p : positions;
    }
    int row = loneliest(positions);
    double width =
        ((Number) browser.evaluate("return arguments[0].clientWidth", map)).doubleValue();
    double size = Math.max(5, width / 34);
    double x = size / 2 + positions.get("x").get(row).doubleValue() / 2000 * (width - size);
    double y = size / 2 + positions.get("y").get(row).doubleValue() / 2000 * (width - size);
    browser.evaluate("arguments[0].scrollIntoView({block: 'center'})", map);
    new Actions(browser.driver())
        .moveToElement(map, (int) Math.round(x - width / 2), (int) Math.round(y - width / 2))
        .click()
        .perform();
    int id = data.get("ids").get(row).intValue();
    assertEquals(String.valueOf(id), browser.find("#item").getDomProperty("value"));
    assertEquals(queried("--id", id, "--condition", "shape"), neighbors());
  }

  private static JsonNode data() throws IOException {
    return Csn.parse(
        (String) browser.evaluate("return document.getElementById('data').textContent"));
  }

  /** The item farthest from its nearest: nothing else is where it is clicked. */
  private static int loneliest(JsonNode positions) {
    int best = 0;
    double most = -1;
    for (int i = 0; i < positions.get("x").size(); i++) {
      double least = Double.MAX_VALUE;
      for (int j = 0; j < positions.get("x").size(); j++) {
        double dx =
            positions.get("x").get(i).doubleValue() - positions.get("x").get(j).doubleValue();
        double dy =
            positions.get("y").get(i).doubleValue() - positions.get("y").get(j).doubleValue();
        least = j == i ? least : Math.min(least, Math.hypot(dx, dy));
      }
      if (least > most) {
        most = least;
        best = i;
      }
    }
    return best;
  }

  @Test
  void aMapIsWalkedByKeyboard() {
    WebElement map = browser.find("canvas[data-condition='0']");
    String before = browser.find("#item").getDomProperty("value");
    map.sendKeys(Keys.ARROW_RIGHT);
    String first = browser.find("#status").getText();
    assertTrue(first.startsWith("item "), first);
    if (first.startsWith("item " + before + ",")) {
      map.sendKeys(Keys.ARROW_LEFT);
    }
    String reached = browser.find("#status").getText();
    map.sendKeys(Keys.ENTER);
    assertEquals("The anchor is " + reached, browser.find("#status").getText());
    assertNotEquals(before, browser.find("#item").getDomProperty("value"));
  }

  @Test
  void everythingThatCanBeUsedHasANameForScreenReaders() {
    Set<String> nameless = new HashSet<>();
    for (WebElement element : browser.all("button, input, select, canvas, a, [role]")) {
      if (element.isDisplayed() && element.getAccessibleName().isBlank()) {
        nameless.add(element.getTagName() + " " + element.getDomAttribute("id"));
      }
    }
    nameless.removeAll(Set.of("p status")); // a live region says its own text
    assertEquals(Set.of(), nameless);
  }

  @Test
  void thePageIsWholeInItselfAndTheConsoleStaysEmpty() {
    assertEquals(List.of(), browser.console());
    Object fetched =
        browser.evaluate(
            "return performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith('data:'))");
    assertEquals(List.of(), fetched);
    move(2, 50);
    assertEquals(List.of(), browser.console());
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 1200})
  void nothingIsWiderThanTheScreen(int width) {
    browser.screen(width, 800);
    browser.open(page);
    Number needed = (Number) browser.evaluate("return document.documentElement.scrollWidth");
    assertTrue(needed.intValue() <= width, needed + " pixels on " + width);
  }

  @Test
  void ofAStudyOfTwoConditionsNoColumnIsCutOff() throws IOException {
    Files.writeString(
        home.resolve("pair.json"),
        Files.readString(home.resolve("shapes.json")).replace("/shapes\"", "/pair\""));
    csn.run(
        "prepare-data",
        "--source",
        SampleRun.MNIST,
        "--limit",
        ITEMS,
        "--output",
        home.resolve("pair"));
    Files.writeString(
        home.resolve("study.json"),
        """
        {"base": "%s", "seeds": [1, 2], "set": {"training.steps": 1},
         "cells": {"learned": {}, "learned, but with a long name": {"training.margin": 0.5}}}
        """
            .formatted(home.resolve("pair.json")));
    csn.run("study", "--config", home.resolve("study.json"), "--output", home.resolve("study"));
    csn.run("report", "--study", home.resolve("study"));
    for (int width : List.of(1100, 1300)) {
      browser.screen(width, 1000);
      browser.open(home.resolve("study/report.html"));
      Object hidden =
          browser.evaluate(
              "return Math.max(...[...document.querySelectorAll('.scroll')]"
                  + ".map(e => e.scrollWidth - e.clientWidth))");
      assertEquals(0, ((Number) hidden).intValue(), "pixels on " + width);
    }
  }

  @Test
  void textStandsOutFromItsGroundInBothColorings() throws IOException {
    List<Double> grounds = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      browser.media("screen", Map.of("prefers-color-scheme", scheme));
      Object colors =
          browser.evaluate(
              "const s = getComputedStyle(document.documentElement);"
                  + "return ['--paper', '--panel', '--ink', '--soft', '--accent', '--right',"
                  + " '--wrong'].map(name => s.getPropertyValue(name).trim())");
      List<?> names = (List<?>) colors;
      for (int ground = 0; ground < 2; ground++) {
        for (int ink = 2; ink < names.size(); ink++) {
          double contrast = Contrast.of((String) names.get(ground), (String) names.get(ink));
          assertTrue(contrast >= 4.5, scheme + " " + names + ": " + contrast);
        }
      }
      grounds.add(Contrast.luminance((String) names.get(0)));
      assertNotEquals(null, ImageIO.read(new ByteArrayInputStream(browser.screenshot())));
    }
    assertTrue(grounds.get(0) > 0.9 && grounds.get(1) < 0.1, grounds.toString());
  }

  @Test
  void onPaperThereAreNoControlsAndAlwaysLightGround() {
    browser.media("print", Map.of("prefers-color-scheme", "dark"));
    assertFalse(browser.find("#sliders").isDisplayed());
    assertTrue(browser.find("#examples .card").isDisplayed());
    assertEquals(
        "rgb(255, 255, 255)",
        browser.evaluate("return getComputedStyle(document.body).backgroundColor"));
  }
}
