package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {
  private static final Path FILE = Path.of("f.json");

  record Inner(int count, List<String> names) {
    Inner {
      if (count > 9) {
        throw new IllegalArgumentException(count + ": must be at most 9");
      }
    }
  }

  record Outer(String title, List<Inner> parts) {}

  @TempDir Path directory;

  @Test
  void aDocumentOfTheFormIsRead() {
    assertEquals(
        new Outer("t", List.of(new Inner(2, List.of("a")))),
        parse("{\"title\": \"t\", \"parts\": [{\"count\": 2, \"names\": [\"a\"]}]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"t\",\"parts\":[{\"count\":10}]}   | parts[0]       | must be at most 9",
        "{\"title\":\"t\",\"parts\":[{\"count\":1.5}]}  | parts[0].count | whole number of 32 bits",
        "{\"title\":\"t\",\"parts\":[{\"count\":\"1\"}]} | parts[0].count | whole number of 32"
            + " bits",
        "{\"title\":\"t\",\"parts\":[{\"count\":null}]} | parts[0].count | count",
        "{\"title\":\"t\",\"parts\":[{}]}               | parts[0].count | count",
        "{\"title\":\"t\",\"parts\":[{\"count\":5000000000}]} | parts[0].count | range of int",
        "{\"title\":\"t\",\"parts\":7}                  | 'parts'        | a list",
        "{\"title\":{},\"parts\":[]}                    | 'title'        | a string",
        "{\"title\":\"t\",\"titel\":1}                  | 'titel'        | [parts, title]",
        "{\"title\":\"t\",\"title\":\"u\"}              | Duplicate      | title",
        "{\"title\":\"t\"} {}                           | f.json         | text after the end",
        "[]                                             | f.json         | an object",
        "null                                           | f.json         | expected a JSON object",
        "`{\"title\": \"t\",\n \"parts\": [}`           | line 2         | not JSON",
        "{\"title\": \"t\"                              | line 1         | not JSON",
        "``                                             | f.json         | an object"
      })
  void whatIsWrongAndWhereIsToldInOneLine(String json, String where, String what) {
    Refusal.ofInput(() -> parse(json), "f.json: ", where, what);
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("none.json");
    Refusal.ofInput(() -> JsonFile.bytes(missing), missing, "no such file");
    Refusal.ofInput(() -> JsonFile.bytes(directory), directory);
  }

  @Test
  void anAbsurdlyLargeFileIsRefused() throws IOException {
    Path large = directory.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 33); // a hole: takes no space
    }
    Refusal.ofInput(() -> JsonFile.bytes(large), large, "larger than 16777216 bytes");
  }

  @Test
  void anAbsurdlyLargePartOfAFileIsRefused() {
    byte[] blanks = new byte[(1 << 24) + 1];
    Arrays.fill(blanks, (byte) ' ');
    Refusal.ofInput(
        () -> JsonFile.parse("f.zip: m.json", blanks, Outer.class), "f.zip: m.json", "16777216");
  }

  @Test
  void deepNestingIsRefused() {
    Refusal.ofInput(() -> parse("[".repeat(100_000)), "f.json: ");
    Refusal.ofInput(
        () ->
            JsonFile.parse(
                FILE, "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8), JsonNode.class),
        "f.json: ",
        "nesting depth");
  }

  @Test
  void bytesAreThoseOfTheFile() throws IOException {
    Path file = directory.resolve("a.json");
    Files.writeString(file, "{}\n");
    assertArrayEquals("{}\n".getBytes(StandardCharsets.UTF_8), JsonFile.bytes(file));
  }

  /** Two constants; one has a body, and so a class of its own. */
  enum Side implements Labeled {
    LEFT_HAND,
    RIGHT {}
  }

  record Hand(Side side) {}

  private static Hand hand(String side) {
    return JsonFile.parse(
        FILE, ("{\"side\": " + side + "}").getBytes(StandardCharsets.UTF_8), Hand.class);
  }

  @Test
  void constantsOfAnEnumAreReadAndWrittenByTheirLabels() {
    for (Side side : Side.values()) {
      assertEquals(side, hand('"' + side.label() + '"').side());
      assertEquals("{\"side\":\"" + side.label() + "\"}", Json.line(new Hand(side)));
    }
    assertEquals("left-hand", Side.LEFT_HAND.label());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rihgt", "RIGHT", " right", "0", "1", ""})
  void textThatIsNoLabelIsRefusedWithTheLabels(String text) {
    Refusal.ofInput(
        () -> hand('"' + text + '"'),
        "f.json: key 'side': '" + text + "' must be left-hand or right");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.0", "true", "[]", "{}"})
  void whatIsNoTextIsNoLabel(String json) {
    Refusal.ofInput(() -> hand(json), "f.json: key 'side': ");
  }

  private static Outer parse(String json) {
    return JsonFile.parse(FILE, json.getBytes(StandardCharsets.UTF_8), Outer.class);
  }
}
