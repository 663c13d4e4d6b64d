package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder as people have them, with the table of another program, from beginning to end. */
class PrepareImagesCommandTest {
  private static final int ORDINARY = 60;
  private static final List<String> FORMATS = List.of("png", "jpg", "gif", "bmp");

  @TempDir private static Path home;
  private static Path photos;
  private static Path table;
  private static Path dataset;
  private static Csn csn;
  private static Csn.Result prepared;

  private static final List<String> ODD =
      List.of(
          "with blanks.PNG",
          "Grün & größer.png",
          "semi;colon.png",
          "-dash.png",
          "it's \"quoted\".png",
          "ins/deep folder/one.png");

  @BeforeAll
  static void prepare() throws IOException {
    csn = new Csn(home.resolve("runs"));
    photos = Files.createDirectories(home.resolve("photos"));
    table = home.resolve("export.csv");
    dataset = home.resolve("dataset");
    StringBuilder rows =
        new StringBuilder("\ufeffBild;Farb-Ton;Größe (mm);Güte;Rot;Blau;Notiz;Nr\r\n");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ORDINARY; i++) {
      names.add("img" + i + "." + FORMATS.get(i % 4));
    }
    names.addAll(ODD);
    for (int i = 0; i < names.size(); i++) {
      write(names.get(i), i);
      rows.append(row(names.get(i), i, i + 1));
    }
    // In the order of another program, after the rest: damaged, none, and no value.
    Path cut = write("cut.jpg", 70);
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 300));
    Files.writeString(photos.resolve("text.png"), "not a picture at all");
    write("unknown.png", 71);
    write("nobody.png", 72);
    rows.append(row("cut.jpg", 70, 67)).append(row("text.png", 71, 68));
    rows.append(row("gone.png", 72, 69));
    rows.append("unknown.png;N/A;12,5;gut;1;2;;70\r\n");
    Files.writeString(table, rows);
    Files.writeString(
        home.resolve("types.json"),
        """
        {"quality": {"kind": "ordinal", "columns": ["Güte"], "levels": ["schlecht", "gut", "best"]},
         "paint": {"kind": "continuous", "columns": ["Rot", "Blau"]}}
        """);
    prepared = run(dataset, "--format", "json");
  }

  private static Csn.Result run(Path output, Object... options) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "prepare-data",
                "images",
                "--images",
                photos,
                "--attributes",
                table,
                "--types",
                home.resolve("types.json"),
                "--size",
                "32x24",
                "--test",
                "0.25",
                "--validation",
                "0.2",
                "--output",
                output));
    arguments.addAll(List.of(options));
    return csn.run(arguments.toArray());
  }

  private static String row(String name, int i, int number) {
    String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
    return String.format(
        "%s;%s;%d,5;%s;%d;%d;note %d;%d\r\n",
        quoted,
        List.of("warm", "kalt", "grau").get(i % 3),
        i * 7 % 29,
        List.of("gut", "schlecht", "best").get(i / 3 % 3),
        i % 10,
        i % 7,
        i,
        number);
  }

  /** Of mixed sizes and kinds: gray, with transparency, of 16 bits, of a palette, plain. */
  private static Path write(String name, int i) throws IOException {
    int[] types = {
      BufferedImage.TYPE_BYTE_GRAY,
      BufferedImage.TYPE_INT_ARGB,
      BufferedImage.TYPE_USHORT_GRAY,
      BufferedImage.TYPE_BYTE_INDEXED,
      BufferedImage.TYPE_INT_RGB
    };
    Path file = photos.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    int type = format.equals("png") ? types[i % 5] : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(20 + i % 50, 20 + 3 * i % 40, type);
    for (int p = 0; p < image.getWidth() * image.getHeight(); p++) {
      int grey = (60 * (i % 3) + p * (i + 1)) & 0xff;
      image.setRGB(
          p % image.getWidth(), p / image.getWidth(), 0xff000000 | grey << 16 | (255 - grey) << 8);
    }
    assertTrue(ImageIO.write(image, format, file.toFile()), name);
    return file;
  }

  @Test
  void theReportSaysWhatBecameOfEach() throws IOException {
    JsonNode json = prepared.json();
    assertEquals("wrote " + json.get("dataset").textValue() + "\n", prepared.err());
    assertEquals(
        List.of("dataset", "name", "items", "splits", "image", "attributes", "sha256", "report"),
        Csn.fields(json));
    assertEquals("dataset", json.get("name").textValue());
    assertEquals(67, json.get("items").intValue());
    assertEquals(
        "[\"Farb-Ton\",\"Grosse_mm\",\"quality\",\"paint\"]", json.get("attributes").toString());
    assertEquals("{\"height\":24,\"width\":32,\"channels\":3}", json.get("image").toString());
    JsonNode report = json.get("report");
    assertEquals(70, report.get("rows").intValue());
    assertEquals("{\"missing\":1,\"unreadable\":2}", report.get("rejectedBy").toString());
    assertEquals(
        List.of("cut.jpg", "text.png", "gone.png"),
        report.get("rejected").findValuesAsText("file"));
    assertEquals(List.of("68", "69", "70"), report.get("rejected").findValuesAsText("line"));
    String reasons = report.get("rejected").findValuesAsText("reason").toString();
    assertTrue(
        reasons.matches("\\[is a damaged image: .*, is no image, .*, no such file\\]"), reasons);
    assertEquals("[\"nobody.png\"]", report.get("withoutRow").toString());
    assertEquals("[1, 0, 0, 0]", report.get("attributes").findValuesAsText("missing").toString());
    assertEquals(List.of("Notiz", "Nr"), report.get("ignored").findValuesAsText("column"));
    assertEquals(List.of("Güte", "Größe (mm)"), report.get("renamed").findValuesAsText("column"));
    assertEquals(
        report, Csn.parse(Files.readString(dataset.resolve("report.json"))), "the file's own");
  }

  @Test
  void theTextSaysTheSame() {
    String text = run(home.resolve("again"), "--force").out();
    for (String line :
        List.of(
            "67 images of 24x32x3 (train 37, validation 13, test 17), conditions Farb-Ton,",
            "70 rows, 67 items, rejected: 1 missing, 2 unreadable",
            "line 68 'cut.jpg': is a damaged image",
            "line 69 'text.png': is no image",
            "line 70 'gone.png': no such file",
            "images that no row names (1):\n  nobody.png",
            "Größe (mm) -> Grosse_mm",
            "Nr: numbers the rows from 1 to 70",
            "as --types says",
            "Farb-Ton: grau 22, kalt 22, warm 22",
            "quality: schlecht")) {
      assertTrue(text.contains(line), line + "\n" + text);
    }
  }

  @Test
  void namesGoThroughTheItemsToTheAnswers() throws IOException {
    List<String> lines = Files.readAllLines(dataset.resolve("items.csv"));
    assertEquals(
        "id,split,Farb-Ton,quality,Grosse_mm_value,paint_Rot,paint_Blau,file", lines.get(0));
    assertTrue(lines.get(61).endsWith(",with blanks.PNG"), lines.get(61));
    assertTrue(lines.get(65).endsWith(",\"it's \"\"quoted\"\".png\""), lines.get(65));
    assertTrue(lines.get(67).matches("66,[a-z]+,,gut,12.5,1.*,2.*,unknown.png"), lines.get(67));
    Path config = home.resolve("config.json");
    Files.writeString(
        config,
        """
        {"dataset": "%s", "model": {"embeddingSize": 8},
         "training": {"steps": 4, "batchSize": 24, "tripletsPerCondition": 64,
                      "evaluateEvery": 2, "checkpointEvery": 2}}
        """
            .formatted(dataset));
    csn.run("train", "--config", config, "--quiet");
    JsonNode evaluated = csn.run("evaluate", "--format", "json").json();
    assertEquals(17, evaluated.get("items").intValue());
    assertEquals(
        List.of("Farb-Ton", "Grosse_mm", "quality", "paint"),
        Csn.fields(evaluated.get("conditions")));

    JsonNode byId =
        csn.run("query", "--condition", "quality", "--id", 60, "-k", 5, "--format", "json").json();
    assertEquals("with blanks.PNG", byId.get("anchor").get("file").textValue());
    assertEquals(5, byId.get("neighbors").findValuesAsText("file").size());
    String text = csn.run("query", "--condition", "Farb-Ton", "--id", 60, "-k", 5).out();
    assertTrue(text.startsWith("anchor: item 60 with blanks.PNG (Farb-Ton "), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("rank +id +distance .* +file")), text);

    // A training image as a query must be seen as it was in training, cropped and not stretched.
    int test = testItem(lines);
    String file = lines.get(test + 1).replaceAll(".*,", "");
    JsonNode byImage =
        csn.run(
                "query",
                "--condition",
                "paint",
                "--image",
                photos.resolve(file),
                "-k",
                1,
                "--output",
                home.resolve("grid.png"),
                "--format",
                "json")
            .json();
    JsonNode nearest = byImage.get("neighbors").get(0);
    assertEquals(file, nearest.get("file").textValue());
    assertEquals(0, nearest.get("distance").doubleValue(), 1e-4);
    assertTrue(Files.size(home.resolve("grid.png")) > 0);

    Path export = home.resolve("export");
    csn.run("embed", "--output", export);
    assertTrue(Files.readAllLines(export.resolve("items.csv")).get(0).endsWith(",file"));
  }

  /** A test item with a plain name. */
  private static int testItem(List<String> lines) {
    for (int i = 1; i <= ORDINARY; i++) {
      if (lines.get(i).contains(",test,")) {
        return i - 1;
      }
    }
    throw new AssertionError("none");
  }

  @Test
  void greyAndPaddedIsAChoice() throws IOException {
    Path grey = home.resolve("grey");
    JsonNode json =
        run(grey, "--channels", "grey", "--fit", "pad", "--name", "my set", "--format", "json")
            .json();
    assertEquals(1, json.get("image").get("channels").intValue());
    assertEquals("my set", json.get("name").textValue());
    JsonNode description = Csn.parse(Files.readString(grey.resolve("dataset.json")));
    assertEquals("pad", description.get("fit").textValue());
    assertEquals(List.of("attributes", "images", "types"), Csn.fields(description.get("sources")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--size 64 | 2 | --size '64'; WIDTHxHEIGHT",
        "--size 0x64 | 2 | --size; at least 1x1",
        "--fit zoom | 2 | --fit 'zoom'; crop, pad or stretch",
        "--channels rgba | 2 | --channels 'rgba'; grey or rgb",
        "--test 0.9 --validation 0.2 | 2 | --test 0.9; --validation 0.2",
        "--decimal dot | 2 | --decimal 'dot'; point or comma",
        "--test many | 2 | '--test'; 'many'",
        "--file-column Foto | 3 | --file-column; 'Foto'; Bild",
        "--split-column x | 3 | --split-column; 'x'; Bild",
        "--group-column x --split-column Nr | 2 | --group-column 'x'; --split-column 'Nr'",
        "--types NONE | 3 | NONE; no such file",
        "--attributes NONE | 3 | NONE; no such file",
        "--images NONE | 3 | --images NONE; no such directory",
        "--file-column Notiz | 3 | none of 70 rows; 'Notiz'; no such file",
      })
  void aMistakeCostsALine(String flags, int exit, String named) throws IOException {
    String none = home.resolve("none").toString();
    List<Object> arguments =
        new ArrayList<>(List.of("prepare-data", "images", "--output", home.resolve("new")));
    if (!flags.contains("--images")) {
      arguments.addAll(List.of("--images", photos));
    }
    if (!flags.contains("--attributes")) {
      arguments.addAll(List.of("--attributes", table));
    }
    arguments.addAll(List.of(flags.replace("NONE", none).split(" ", -1)));
    new Mistake(csn, home)
        .costs(exit, Set.of(named.replace("NONE", none).split("; ", -1)), arguments.toArray());
    assertFalse(Files.exists(home.resolve("new")));
  }

  @Test
  void theDecimalSignCanBeSaid() throws IOException {
    Path prices = home.resolve("prices.csv");
    StringBuilder rows = new StringBuilder("file;price;tone\n");
    for (int i = 0; i < ORDINARY; i++) {
      String price = i == 7 ? "1.299" : String.valueOf(100 + 7 * i);
      rows.append("img%d.%s;%s;t%d\n".formatted(i, FORMATS.get(i % 4), price, i % 2));
    }
    Files.writeString(prices, rows);
    String refused = images(prices).get("report").get("ignored").toString();
    assertTrue(refused.contains("'1.299' (line 9) may be 1299 (--decimal comma)"), refused);
    for (String sign : List.of("comma", "point")) {
      JsonNode price = images(prices, "--decimal", sign).at("/report/attributes/0/components/0");
      assertEquals(sign.equals("comma") ? 1299 : 513, price.get("greatest").doubleValue());
    }
  }

  @Test
  void longLabelsAreCutInTheTextAndWholeInTheReport() throws IOException {
    Path texts = home.resolve("texts.csv");
    String label = "label ".repeat(40).strip();
    StringBuilder rows = new StringBuilder("file,words,price\n");
    for (int i = 0; i < ORDINARY; i++) {
      rows.append("img%d.%s,%s %d,%d.5\n".formatted(i, FORMATS.get(i % 4), label, i % 2, i));
    }
    Files.writeString(texts, rows.append("n".repeat(400)).append(",,\n"));
    JsonNode report = images(texts).get("report");
    assertEquals(
        List.of(label + " 0", label + " 1"), Csn.fields(report.at("/attributes/0/classes")));
    assertEquals(400, report.at("/rejected/0/file").textValue().length());
    String text =
        csn.run(
                "prepare-data",
                "images",
                "--images",
                photos,
                "--attributes",
                texts,
                "--output",
                home.resolve("texts"))
            .out();
    assertFalse(text.contains(label), text);
    assertTrue(text.contains(label.substring(0, 60) + "... 30"), text);
    assertTrue(text.contains("'" + "n".repeat(120) + "...': no such file"), text);
  }

  private static JsonNode images(Path attributes, Object... options) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("prepare-data", "images", "--images", photos, "--attributes", attributes));
    arguments.addAll(List.of("--force", "--output", home.resolve("prices"), "--format", "json"));
    arguments.addAll(List.of(options));
    return csn.run(arguments.toArray()).json();
  }

  @Test
  void flagsOfTheVerbItselfAreNotPassedOver() throws IOException {
    new Mistake(csn, home)
        .costs(
            Mistake.USAGE,
            Set.of("--force", "before 'images'"),
            "prepare-data",
            "--force",
            "images",
            "--images",
            photos,
            "--attributes",
            table,
            "--output",
            home.resolve("new"));
  }

  @Test
  void anotherThingInThePlaceStays() throws IOException {
    Path place = Files.createDirectories(home.resolve("mine"));
    Files.write(place.resolve("thesis.txt"), "x".getBytes(StandardCharsets.UTF_8));
    new Mistake(csn, home)
        .costs(
            Mistake.USAGE,
            Set.of("--output " + place, "thesis.txt"),
            "prepare-data",
            "images",
            "--images",
            photos,
            "--attributes",
            table,
            "--force",
            "--output",
            place);
  }
}
