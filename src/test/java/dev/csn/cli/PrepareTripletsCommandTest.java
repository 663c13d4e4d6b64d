package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.random.Seed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given triplets in the released format, from files to figures. */
class PrepareTripletsCommandTest {
  private static final int IMAGES = 90;
  private static final List<String> CONDITIONS = List.of("brightness", "redness");

  @TempDir private Path home;
  private Path lists;
  private final int[] brightness = new int[IMAGES];
  private final int[] redness = new int[IMAGES];

  /** Images 0 to 49 train, to 69 validate, the rest are held out. */
  @BeforeEach
  void writeImagesAndTriplets() throws IOException {
    SplittableRandom random = new Seed(3).random();
    lists = home.resolve("lists");
    Files.createDirectories(lists.resolve("tripletlists"));
    Files.createDirectories(home.resolve("images/shoes"));
    for (int i = 0; i < IMAGES; i++) {
      brightness[i] = random.nextInt(200);
      redness[i] = random.nextInt(200);
      BufferedImage image = new BufferedImage(20, 14, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 20; x++) {
        for (int y = 0; y < 14; y++) {
          image.setRGB(x, y, redness[i] << 16 | brightness[i] << 8 | random.nextInt(30));
        }
      }
      ImageIO.write(image, "png", home.resolve("images/" + name(i)).toFile());
    }
    writeNames();
    for (String split : List.of("train", "val", "test")) {
      int from = split.equals("train") ? 0 : split.equals("val") ? 50 : 70;
      int to = split.equals("train") ? 50 : split.equals("val") ? 70 : IMAGES;
      writeList("brightness", split, triplets(brightness, from, to, random));
      writeList("redness", split, triplets(redness, from, to, random));
    }
  }

  private static String name(int image) {
    return "shoes/shoe " + image + ".png";
  }

  private void writeNames() throws IOException {
    Files.writeString(
        lists.resolve("filenames.json"),
        IntStream.range(0, IMAGES)
            .mapToObj(i -> "\"" + name(i) + "\"")
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private void writeList(String condition, String split, List<int[]> triplets) throws IOException {
    Files.writeString(
        list(condition, split),
        triplets.stream()
            // Anchor, far, close.
            .map(t -> t[0] + " " + t[2] + " " + t[1] + "\n")
            .collect(Collectors.joining()));
  }

  private Path list(String condition, String split) {
    return lists.resolve("tripletlists/" + condition + "_tripletlist_" + split + ".txt");
  }

  /** Anchor, close, far. */
  private static List<int[]> triplets(int[] values, int from, int to, SplittableRandom random) {
    List<int[]> triplets = new ArrayList<>();
    while (triplets.size() < 300) {
      int[] t = random.ints(3, from, to).toArray();
      int first = Math.abs(values[t[0]] - values[t[1]]);
      int second = Math.abs(values[t[0]] - values[t[2]]);
      if (Arrays.stream(t).distinct().count() == 3 && first < second) {
        triplets.add(t);
      }
    }
    return triplets;
  }

  private Csn.Result prepare(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("prepare-data", "triplets", "--images", home.resolve("images")));
    arguments.addAll(List.of("--triplets", lists, "--output", home.resolve("data")));
    arguments.addAll(List.of("--size", "12x12"));
    arguments.addAll(List.of(more));
    return new Csn(home.resolve("runs")).attempt(arguments.toArray());
  }

  private Csn trained(String... settings) throws IOException {
    Path config = home.resolve("config.json");
    Files.writeString(
        config,
        String.format(
            Locale.ROOT,
            "{\"dataset\": \"%s\", \"model\": {\"embeddingSize\": 6}, \"training\": {\"steps\": 12,"
                + " \"batchSize\": 30, \"evaluateEvery\": 6, \"checkpointEvery\": 6}}",
            home.resolve("data")));
    Csn csn = new Csn(home.resolve("runs"));
    List<Object> arguments = new ArrayList<>(List.of("train", "--config", config, "--quiet"));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    csn.run(arguments.toArray());
    return csn;
  }

  @Test
  void accuracyIsThatOfANaiveComputation() throws IOException {
    JsonNode prepared = Csn.parse(prepare("--format", "json").out());
    assertEquals(IMAGES, prepared.get("items").intValue());
    assertEquals(300, prepared.at("/report/triplets/redness/test/kept").intValue());
    Csn csn = trained();
    JsonNode evaluation = csn.run("evaluate", "--format", "json").json();
    Path exported = home.resolve("export");
    csn.run("embed", "--split", "test", "--output", exported);
    Export export = Export.ofCompared(exported, "id,split,file", CONDITIONS);
    for (int c = 0; c < CONDITIONS.size(); c++) {
      JsonNode scores = evaluation.get("conditions").get(CONDITIONS.get(c));
      assertEquals(List.of("kind", "triplets", "tripletAccuracy"), Csn.fields(scores));
      assertEquals("compared", scores.get("kind").textValue());
      assertEquals(300, scores.get("triplets").intValue());
      double naive = naiveAccuracy(export, c, list(CONDITIONS.get(c), "test"));
      assertEquals(naive, scores.get("tripletAccuracy").doubleValue());
      String other = CONDITIONS.get(1 - c);
      assertEquals(
          naiveAccuracy(export, c, list(other, "test")),
          evaluation
              .at("/leakage/" + CONDITIONS.get(c) + "/" + other + "/tripletAccuracy")
              .doubleValue());
    }
  }

  /** The share of lines whose last image is nearer to the first than the second one is. */
  private static double naiveAccuracy(Export export, int condition, Path list) throws IOException {
    List<Integer> order = new ArrayList<>();
    export.items().forEach(cells -> order.add(imageOf(cells[2])));
    int right = 0;
    List<String> lines = Files.readAllLines(list);
    for (String line : lines) {
      String[] cells = line.split(" ", -1);
      float[] anchor = export.embeddings()[order.indexOf(Integer.parseInt(cells[0]))];
      float[] far = export.embeddings()[order.indexOf(Integer.parseInt(cells[1]))];
      float[] close = export.embeddings()[order.indexOf(Integer.parseInt(cells[2]))];
      float[] mask = export.masks()[condition];
      right += squaredDistance(anchor, close, mask) < squaredDistance(anchor, far, mask) ? 1 : 0;
    }
    return (double) right / lines.size();
  }

  private static int imageOf(String file) {
    return Integer.parseInt(file.replaceAll("\\D", ""));
  }

  private static double squaredDistance(float[] a, float[] b, float[] mask) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = (double) mask[d] * ((double) a[d] - b[d]);
      sum += difference * difference;
    }
    return sum;
  }

  @Test
  void everyVerbAndSamplingTakesAttributesWithoutValues() throws IOException {
    prepare();
    Csn csn = trained("training.sampling=independent", "training.batchSize=20");
    String evaluation = csn.run("evaluate").out();
    assertTrue(evaluation.contains("triplet accuracy"), evaluation);
    assertFalse(evaluation.contains("linear probes"), evaluation);
    assertTrue(csn.run("dump-masks").out().contains("brightness"));
    Path report = home.resolve("report.html");
    csn.run("report", "--output", report);
    String page = Files.readString(report);
    assertTrue(page.contains("Map of redness"), page);
    assertFalse(page.contains("class=\"card right\"") || page.contains("class=\"card wrong\""));
    JsonNode answer =
        csn.run(
                "query",
                "--condition",
                "redness=0.5,brightness=0.5",
                "--id",
                75,
                "--format",
                "json")
            .json();
    assertEquals(name(75), answer.at("/anchor/file").textValue());
    assertEquals(0, answer.at("/anchor/attributes").size());
    assertEquals(10, answer.get("neighbors").size());
    Path grid = home.resolve("grid.png");
    csn.run("query", "--condition", "redness", "--id", 75, "--output", grid);
    assertTrue(Files.size(grid) > 0);
    Csn pooled = trained("training.sampling=independent", "training.tripletPool=100");
    assertTrue(pooled.run("evaluate").out().contains("learned"));
  }

  @Test
  void whatBecameOfImagesAndTripletsIsReported() throws IOException {
    Files.delete(home.resolve("images/" + name(0)));
    Files.writeString(home.resolve("images/" + name(1)), "no image");
    // Of validation, and so not of the test split.
    writeList("redness", "test", List.of(new int[] {70, 71, 50}, new int[] {70, 71, 72}));
    Csn.Result result = prepare("--format", "json");
    JsonNode report = Csn.parse(result.out()).get("report");
    assertEquals(IMAGES, report.get("images").intValue());
    assertEquals(IMAGES - 2, report.get("items").intValue());
    assertEquals(
        List.of(name(0), name(1)),
        List.of(
            report.at("/rejected/0/file").textValue(), report.at("/rejected/1/file").textValue()));
    assertEquals("no such file", report.at("/rejected/0/reason").textValue());
    JsonNode test = report.at("/triplets/redness/test");
    assertEquals(2, test.get("given").intValue());
    assertEquals(1, test.get("kept").intValue());
    assertEquals(1, test.get("acrossSplits").intValue());
    JsonNode train = report.at("/triplets/redness/train");
    int lost = train.get("withoutImage").intValue();
    assertTrue(lost > 0);
    assertEquals(300 - lost, train.get("kept").intValue());
    String text = prepare("--force").out();
    assertTrue(text.contains("2 rejected") && text.contains(name(1)), text);
  }

  @Test
  void transparentImagesAreCountedAndPutOnTheBackground() throws IOException {
    for (int i = 0; i < 5; i++) {
      ImageIO.write(
          new BufferedImage(20, 14, BufferedImage.TYPE_INT_ARGB),
          "png",
          home.resolve("images/" + name(i)).toFile());
    }
    JsonNode remarks = prepare("--format", "json").json().at("/report/remarks");
    assertTrue(remarks.get(0).textValue().startsWith("5 of 90 images have transparent parts"));
    assertTrue(remarks.get(1).textValue().startsWith("5 of them show nothing but white"));
    String json = Files.readString(home.resolve("data/dataset.json"));
    assertTrue(json.contains("\"background\": \"white\""), json);
    String text = prepare("--force", "--background", "black").out();
    assertTrue(
        text.contains("remarks\n  5 of 90 images have transparent parts, which became black"));
  }

  @Test
  void aSplitWithoutTripletsIsRefused() throws IOException {
    writeList("redness", "val", List.of(new int[] {0, 1, 2}));
    Csn.Result result = prepare();
    assertEquals(3, result.exit());
    assertTrue(
        result.err().contains("condition 'redness': none of 1 triplets of split validation"));
    assertEquals(1, result.err().lines().count(), result.err());
    assertFalse(Files.exists(home.resolve("data")));
  }

  @Test
  void imagesThatAreAllAlikeAreRefused() throws IOException {
    for (int i = 1; i < IMAGES; i++) {
      Path copy = home.resolve("images/" + name(i));
      Files.copy(home.resolve("images/" + name(0)), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Csn.Result result = prepare();
    assertEquals(3, result.exit());
    assertTrue(result.err().contains("images are alike, pixel for pixel"), result.err());
    assertFalse(Files.exists(home.resolve("data")));
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    prepare();
    byte[] first = Files.readAllBytes(home.resolve("data/dataset.json"));
    assertEquals(0, prepare("--force").exit());
    assertEquals(
        new String(first, java.nio.charset.StandardCharsets.UTF_8),
        Files.readString(home.resolve("data/dataset.json")));
  }
}
