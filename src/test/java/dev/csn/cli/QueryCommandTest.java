package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@ExtendWith(SampleRun.Extension.class)
class QueryCommandTest {
  /** A line and a gap above the images, in pixels. */
  private static final int TITLE = 15 + 8;

  private static final int NONE = -1;
  private static final double FLOAT32 = 1e-5; // relative error of sums of twenty float32 products

  private final SampleRun sample;
  private Export gallery;
  @TempDir private Path directory;

  QueryCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void readTheGallery() throws IOException {
    gallery = Export.read(sample.run.resolve("gallery"));
  }

  /** Whether it is whole or not. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "Dear Sir or Madam", "{\"formatVersion\": 9}"})
  void aParquetGalleryIsForClusters(String description) throws IOException {
    Path parquet = Files.createDirectory(directory.resolve("parquet"));
    Files.writeString(parquet.resolve("gallery.json"), description);
    for (String verb : List.of("query --condition color", "evaluate", "query --queries")) {
      List<Object> command = new ArrayList<>(List.of(verb.split(" ")));
      if (verb.endsWith("--queries")) {
        command.add(Files.writeString(directory.resolve("ask.csv"), "id,condition\n3,color\n"));
      }
      command.addAll(List.of("--run", sample.run, "--gallery", parquet));
      new Mistake(sample.csn, sample.home, directory)
          .costs(
              Mistake.USAGE,
              Set.of("--gallery " + parquet + ": a Parquet gallery, needs --master"),
              command.toArray());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "color, 1, 0",
    "digit, 0, 1",
    "'color,digit', 0.5, 0.5",
    "'color=0.7,digit=0.3', 0.7, 0.3",
    "'digit=3,color=1', 0.25, 0.75",
    "'color=2,digit=0', 1, 0"
  })
  void neighborsAreThoseOfALoopOverTheExportedEmbeddings(
      String condition, double color, double digit) {
    int id = gallery.id(7);
    JsonNode answer = query("--condition", condition, "--id", id);
    checkNeighbors(answer, gallery.embeddings()[7], id, color, digit, 10);
    assertEquals(1, sum(answer.get("conditions")), 1e-12);
    assertEquals(color, answer.get("conditions").path("color").asDouble(), 1e-12);
    assertEquals(digit, answer.get("conditions").path("digit").asDouble(), 1e-12);
  }

  @Test
  void anAnswerHasExactlyTheFieldsThatOtherProgramsRead() {
    int id = gallery.id(0);
    JsonNode answer = query("--condition", "color", "--id", id, "-k", 2);
    assertEquals(List.of("run", "anchor", "conditions", "neighbors"), Csn.fields(answer));
    assertEquals(sample.run.toString(), answer.get("run").textValue());
    assertEquals(List.of("id", "attributes"), Csn.fields(answer.get("anchor")));
    assertEquals("{\"color\":1.0}", answer.get("conditions").toString());
    JsonNode neighbor = answer.get("neighbors").get(1);
    assertEquals(List.of("rank", "id", "distance", "attributes"), Csn.fields(neighbor));
    for (JsonNode item : List.of(answer.get("anchor"), neighbor)) {
      String[] row = gallery.items().get(gallery.row(item.get("id").intValue()));
      assertEquals(
          "{\"color\":[%s,%s,%s],\"digit\":%s}".formatted(row[3], row[4], row[5], row[2]),
          item.get("attributes").toString());
    }
  }

  @Test
  void theTableSaysTheSameAsTheJson() {
    int id = gallery.id(3);
    JsonNode json = query("--condition", "color=0.7,digit=0.3", "--id", id, "-k", 3);
    List<String> text =
        sample
            .ask("query", "--condition", "color=0.7,digit=0.3", "--id", id, "-k", 3)
            .out()
            .lines()
            .toList();
    assertTrue(text.get(0).startsWith("anchor: item " + id + " (color "), text.get(0));
    assertEquals("neighbors by 0.70 color + 0.30 digit in " + sample.run, text.get(1));
    assertEquals("+ of the anchor's class, - of another, ? not known", text.get(2));
    assertEquals(List.of("rank", "id", "distance", "color", "digit"), words(text.get(4)));
    JsonNode digit = json.get("anchor").get("attributes").get("digit");
    for (int rank = 1; rank <= 3; rank++) {
      JsonNode neighbor = json.get("neighbors").get(rank - 1);
      JsonNode color = neighbor.get("attributes").get("color");
      assertEquals(
          List.of(
              neighbor.get("rank").asText(),
              neighbor.get("id").asText(),
              String.format(Locale.ROOT, "%.4f", neighbor.get("distance").doubleValue()),
              color.get(0).asText(),
              color.get(1).asText(),
              color.get(2).asText(),
              neighbor.get("attributes").get("digit").asText(),
              neighbor.get("attributes").get("digit").equals(digit) ? "+" : "-"),
          words(text.get(4 + rank)));
    }
    assertEquals(8, text.size());
  }

  @Test
  void moreNeighborsThanThereAreItemsAreAllTheOthers() {
    int id = gallery.id(5);
    JsonNode answer = query("--condition", "digit", "--id", id, "-k", 1000);
    checkNeighbors(answer, gallery.embeddings()[5], id, 0, 1, SampleRun.TEST_ITEMS - 1);
  }

  @Test
  void anItemOutsideTheGalleryIsEmbeddedFirst() throws IOException {
    Path train = directory.resolve("train");
    sample.ask("embed", "--split", "train", "--output", train);
    Export others = Export.read(train);
    JsonNode answer = query("--condition", "color", "--id", others.id(0));
    assertEquals(others.id(0), answer.get("anchor").get("id").intValue());
    assertEquals(
        others.items().get(0)[2], answer.get("anchor").get("attributes").get("digit").asText());
    checkNeighbors(answer, others.embeddings()[0], NONE, 1, 0, 10);
  }

  @Test
  void theGalleryCanBeAnotherSplit() throws IOException {
    Path validation = directory.resolve("validation");
    sample.ask("embed", "--split", "validation", "--output", validation);
    gallery = Export.read(validation);
    int id = gallery.id(1);
    JsonNode answer = query("--condition", "color", "--id", id, "--split", "validation");
    checkNeighbors(answer, gallery.embeddings()[1], id, 1, 0, 10);
  }

  @Test
  void aPictureOfAnItemIsAsFarFromTheOthersAsTheItem() throws IOException {
    int id = gallery.id(4);
    Path picture = directory.resolve("digit.png");
    ImageIO.write(storedImage(id), "png", picture.toFile());
    JsonNode answer = query("--condition", "digit", "--image", picture, "-k", 5);
    assertEquals(List.of("image"), Csn.fields(answer.get("anchor")));
    assertEquals(picture.toString(), answer.get("anchor").get("image").textValue());
    checkNeighbors(answer, gallery.embeddings()[4], NONE, 0, 1, 5);
    assertEquals(id, answer.get("neighbors").get(0).get("id").intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "png, 1, 1",
    "png, 28, 28",
    "jpg, 640, 480",
    "gif, 31, 17",
    "bmp, 200, 300",
    "png, 3000, 20"
  })
  void imagesOfAnySizeAndFormatCanBeTheAnchor(String format, int width, int height)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(20, 150, 60));
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    Path file = directory.resolve("anchor." + format);
    assertTrue(ImageIO.write(image, format, file.toFile()));
    JsonNode answer = query("--condition", "color", "--image", file, "-k", 4);
    assertEquals(4, answer.get("neighbors").size());
  }

  @Test
  void withoutAnAnchorTheSeedDrawsOneFromTheGallery() {
    JsonNode first = query("--condition", "color");
    assertEquals(first, query("--condition", "color"));
    assertEquals(first, query("--condition", "color", "--seed", 1));
    int id = first.get("anchor").get("id").intValue();
    checkNeighbors(first, gallery.embeddings()[gallery.row(id)], id, 1, 0, 10);
    HashSet<Integer> drawn = new HashSet<>();
    for (int seed = 0; seed < 8; seed++) {
      JsonNode answer = query("--condition", "color", "--seed", seed, "-k", 1);
      drawn.add(answer.get("anchor").get("id").intValue());
    }
    assertTrue(drawn.size() > 4, drawn.toString());
  }

  @Test
  void theGridIsAPngWithTheAnchorAndEveryNeighbor() throws IOException {
    Path file = directory.resolve("grid.png");
    Csn.Result result =
        sample.ask("query", "--condition", "color", "--id", gallery.id(2), "--output", file);
    assertFalse(result.out().isEmpty());
    BufferedImage grid = ImageIO.read(file.toFile());
    // A title; eleven cells in rows of six; below each image three lines: the id, the color, the
    // digit.
    assertEquals(6 * (112 + 8) + 8, grid.getWidth());
    assertEquals(8 + TITLE + 2 * (112 + 3 * 15 + 8), grid.getHeight());
    BufferedImage anchor = storedImage(gallery.id(2));
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        assertEquals(
            anchor.getRGB(x, y), grid.getRGB(8 + 4 * x + 2, 8 + TITLE + 4 * y + 2), x + " " + y);
      }
    }
  }

  @Test
  void theGridOfAnImageFileShowsIt() throws IOException {
    Path image = directory.resolve("red.png");
    BufferedImage red = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 100; i++) {
      red.setRGB(i % 10, i / 10, 0xc81e1e);
    }
    ImageIO.write(red, "png", image.toFile());
    Path file = directory.resolve("grid.png");
    Files.writeString(file, "what was there before");
    sample.ask("query", "--condition", "color", "--image", image, "-k", 2, "--output", file);
    BufferedImage grid = ImageIO.read(file.toFile());
    assertEquals(3 * (112 + 8) + 8, grid.getWidth());
    int middle = grid.getHeight() - 8 - 3 * 15 - 56;
    assertEquals(0xffc81e1e, grid.getRGB(8 + 56, middle));
    assertNotEquals(0xffc81e1e, grid.getRGB(8 + 120 + 56, middle));
  }

  @Test
  void theGridAsSvgHoldsEveryImageAsItIsAndItsLabelAsText() throws Exception {
    Path file = directory.resolve("grid.svg");
    int id = gallery.id(2);
    JsonNode answer = query("--condition", "color", "--id", id, "-k", 3, "--output", file);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    assertEquals(
        "neighbors of item " + id + " by color",
        svg.getElementsByTagName("title").item(0).getTextContent());
    NodeList images = svg.getElementsByTagName("image");
    assertEquals(4, images.getLength());
    for (int i = 0; i < 4; i++) {
      Element image = (Element) images.item(i);
      assertEquals("image-rendering:pixelated", image.getAttribute("style"));
      String data = image.getAttribute("href").replace("data:image/png;base64,", "");
      BufferedImage shown =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
      int of = i == 0 ? id : answer.at("/neighbors/" + (i - 1) + "/id").intValue();
      BufferedImage stored = storedImage(of);
      assertEquals(28, shown.getWidth());
      for (int pixel = 0; pixel < 28 * 28; pixel++) {
        assertEquals(stored.getRGB(pixel % 28, pixel / 28), shown.getRGB(pixel % 28, pixel / 28));
      }
    }
    NodeList texts = svg.getElementsByTagName("text");
    assertEquals("neighbors of item " + id + " by color", texts.item(0).getTextContent());
    assertEquals("anchor " + id, texts.item(1).getTextContent());
    assertEquals(1 + 4 * 3, texts.getLength());
    JsonNode first = answer.at("/neighbors/0");
    assertEquals(
        String.format(
            Locale.ROOT,
            "1: id %d, %.3f",
            first.get("id").intValue(),
            first.get("distance").doubleValue()),
        texts.item(4).getTextContent());
    byte[] before = Files.readAllBytes(file);
    query("--condition", "color", "--id", id, "-k", 3, "--output", file);
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  private JsonNode query(Object... options) {
    List<Object> all = new ArrayList<>(List.of(options));
    all.add("--format");
    all.add("json");
    Csn.Result result = sample.ask("query", all.toArray());
    int output = all.indexOf("--output");
    assertEquals(output < 0 ? "" : "wrote " + all.get(output + 1) + "\n", result.err());
    return result.json();
  }

  /** Against a double loop: right distances, the least there are, best first, ties by id. */
  private void checkNeighbors(
      JsonNode answer, float[] anchor, int excludedId, double color, double digit, int expected) {
    JsonNode neighbors = answer.get("neighbors");
    assertEquals(expected, neighbors.size());
    double[] sorted = gallery.sortedDistances(anchor, excludedId, color, digit);
    for (int i = 0; i < expected; i++) {
      JsonNode neighbor = neighbors.get(i);
      int id = neighbor.get("id").intValue();
      double distance = neighbor.get("distance").doubleValue();
      double tolerance = FLOAT32 * Math.max(0.1, sorted[i]);
      assertEquals(i + 1, neighbor.get("rank").intValue());
      assertNotEquals(excludedId, id);
      assertEquals(sorted[i], distance, tolerance);
      float[] embedding = gallery.embeddings()[gallery.row(id)];
      assertEquals(gallery.distance(embedding, anchor, color, digit), distance, tolerance);
      if (i > 0) {
        double before = neighbors.get(i - 1).get("distance").doubleValue();
        int idBefore = neighbors.get(i - 1).get("id").intValue();
        assertTrue(before < distance || (before == distance && idBefore < id), answer.toString());
      }
    }
  }

  /** An item's image, read from the dataset's bytes. */
  private BufferedImage storedImage(int id) throws IOException {
    byte[] file = Files.readAllBytes(sample.dataset.resolve("images.npy"));
    int from = 10 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < 28 * 28; pixel++) {
      int at = from + (id * 28 * 28 + pixel) * 3;
      image.setRGB(
          pixel % 28,
          pixel / 28,
          (file[at] & 0xff) << 16 | (file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff));
    }
    return image;
  }

  private static double sum(JsonNode weights) {
    double sum = 0;
    for (JsonNode weight : weights) {
      sum += weight.doubleValue();
    }
    return sum;
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +"));
  }
}
