package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.source.fonts.TinyFont;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepareFontsCommandTest {
  private static final int FONTS = 10;

  @TempDir private Path directory;
  private Path fonts;
  private Path target;
  private Csn csn;

  @BeforeEach
  void writeFonts() throws IOException {
    TinyFont.assumeJavaReadsFonts(directory.resolve("probe"));
    fonts = directory.resolve("fonts");
    target = directory.resolve("dataset");
    csn = new Csn(directory.resolve("runs"));
    for (int i = 0; i < FONTS; i++) {
      TinyFont font = TinyFont.of("Font " + i, i).weight(i % 2 == 0 ? 400 : 700);
      if (i != 9) {
        font.panose(2, i / 2 % 2 == 0 ? 2 : 11);
      }
      font.write(fonts.resolve("font" + i + ".ttf"));
    }
    Files.copy(fonts.resolve("font3.ttf"), fonts.resolve("same.ttf"));
    TinyFont.of("Greek", 20).without('a').write(fonts.resolve("greek.ttf"));
    Files.writeString(fonts.resolve("damaged.ttf"), "no font");
  }

  private Csn.Result prepare(Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("prepare-data", "fonts", "--fonts", fonts, "--output", target));
    arguments.addAll(Arrays.asList(options));
    return csn.run(arguments.toArray());
  }

  @Test
  void theDocumentSaysWhatWasWrittenAndWhatWasNot() throws IOException {
    JsonNode json = prepare("--format", "json", "--quiet").json();
    assertEquals("fonts", json.get("name").textValue());
    assertEquals(620, json.get("items").intValue());
    assertEquals("{\"train\":372,\"validation\":124,\"test\":124}", json.get("splits").toString());
    assertEquals("{\"height\":64,\"width\":64,\"channels\":1}", json.get("image").toString());
    assertEquals("[\"character\",\"font\"]", json.get("attributes").toString());
    JsonNode report = json.get("fonts");
    assertEquals(13, report.get("files").intValue());
    assertEquals(10, report.get("used").intValue());
    assertEquals(
        "{\"unreadable\":1,\"lacks characters\":1,\"duplicate\":1}",
        report.get("skippedFor").toString());
    assertEquals(
        "{\"file\":\"greek.ttf\",\"face\":0,\"reason\":\"lacks characters\","
            + "\"detail\":\"1 of 62, such as a\"}",
        report.get("skipped").get(1).toString());
    JsonNode sources = Csn.parse(Files.readString(target.resolve("dataset.json"))).get("sources");
    assertEquals(10, sources.size());
  }

  @Test
  void theTextCountsAndProgressGoesToStandardError() {
    Csn.Result result =
        prepare("--size", 32, "--split", "items", "--attributes", "character,weight,serif");
    assertEquals(
        target
            + ": 620 images of 32x32x1 (train 434, validation 62, test 124),"
            + " conditions character, weight, serif\n"
            + "fonts: 10 in 13 files\n"
            + "weight: 5 400, 5 700\n"
            + "serif: 4 sans, 5 serif, 1 unknown\n"
            + "skipped: 1 unreadable, 1 lacks characters, 1 duplicate;"
            + " --format json names each\n",
        result.out());
    assertEquals("13 of 13 font files read\nwrote " + target + "\n", result.err());
  }

  @Test
  void theSameFontsGiveTheSameBytes() throws IOException {
    prepare("--quiet");
    Path other = directory.resolve("other");
    csn.run("prepare-data", "fonts", "--fonts", fonts, "--output", other, "--quiet");
    for (String file : List.of("dataset.json", "images.npy", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(target.resolve(file)), Files.readAllBytes(other.resolve(file)), file);
    }
  }

  @Test
  void aTestFontHasNoCharacterInTraining() throws IOException {
    prepare("--quiet");
    Set<String> trained = new HashSet<>();
    Set<String> tested = new HashSet<>();
    for (String line : Files.readAllLines(target.resolve("items.csv"))) {
      String[] cells = line.split(",", -1);
      (cells[1].equals("train") ? trained : tested).add(cells[3]);
    }
    assertEquals(6, trained.size());
    tested.retainAll(trained);
    assertEquals(Set.of(), tested);
  }

  @Test
  void whatIsPreparedCanBeTrainedAndAsked() throws IOException {
    prepare("--quiet", "--attributes", "character,font,weight,serif", "--split", "items");
    Path config =
        Files.writeString(
            directory.resolve("fonts.json"),
            """
            {"dataset": "%s",
             "training": {"steps": 4, "batchSize": 48, "tripletsPerCondition": 64,
                          "evaluateEvery": 2, "checkpointEvery": 2}}
            """
                .formatted(target));
    csn.run("train", "--config", config, "--quiet");
    JsonNode conditions = csn.run("evaluate", "--format", "json").json().get("conditions");
    assertEquals(List.of("character", "font", "weight", "serif"), Csn.fields(conditions));
    JsonNode answer =
        csn.run("query", "--condition", "font", "--id", 62, "--format", "json").json();
    assertEquals(
        "Font 1",
        answer.get("anchor").get("attributes").get("font").textValue(),
        () -> "" + answer);
  }

  @ParameterizedTest
  @CsvSource({
    "2, '--size 8', '--size 8: must be 16 to 512'",
    "2, '--limit 5', '--limit 5: must be 0'",
    "3, '--limit 11', '10 usable fonts in 13 files, must be at least 11; skipped are 3'",
    "2, '--split glyphs', '--split: ''glyphs'' must be fonts or items'",
    "2, '--attributes character,colour', '--attributes: ''colour'' must be'",
    "2, '--attributes font,font', '--attributes font,font: must name one or more attributes, none"
        + " of them twice'",
    "2, '--attributes character,style', '--attributes style: in the train split all are upright'",
    "3, '--fonts nowhere', '--fonts nowhere: no such directory'"
  })
  void mistakesCostALine(int exit, String options, String named) throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of("prepare-data", "fonts", "--quiet", "--output", target, "--fonts", fonts));
    arguments.addAll(List.of(options.split(" ", -1)));
    new Mistake(csn, directory).costs(exit, Set.of(named), arguments.toArray());
  }

  @Test
  void helpExplainsTheFlags() {
    String help = csn.run("prepare-data", "fonts", "--help").out();
    assertTrue(help.startsWith("Usage: csn prepare-data fonts "), help);
    for (String flag :
        List.of("fonts", "output", "size", "limit", "seed", "split", "attributes", "force")) {
      assertTrue(help.contains("  --" + flag), flag);
    }
    assertTrue(csn.run("prepare-data", "--help").out().contains("\n  fonts "));
  }
}
