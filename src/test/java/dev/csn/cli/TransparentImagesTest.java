package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.dataset.ImageSetStore;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Black icons on nothing, from files to answers. */
class TransparentImagesTest {
  private static final int ICONS = 60;

  @TempDir private Path home;
  private Path dataset;
  private Csn csn;

  private void writeIcon(int i, Color color) throws IOException {
    BufferedImage icon = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = icon.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(2 + i / 4, 2, 4 + 4 * (i % 4), 4 + 4 * (i % 3));
    graphics.dispose();
    ImageIO.write(icon, "png", icon(i).toFile());
  }

  @BeforeEach
  void writeIcons() throws IOException {
    dataset = home.resolve("data");
    csn = new Csn(home.resolve("runs"));
    StringBuilder table = new StringBuilder("file,kind,side\n");
    Files.createDirectories(home.resolve("icons"));
    for (int i = 0; i < ICONS; i++) {
      writeIcon(i, Color.BLACK);
      table.append(String.format("%d.png,k%d,s%d\n", i, i % 4, i % 3));
    }
    Files.writeString(home.resolve("icons.csv"), table);
  }

  private Path icon(int number) {
    return home.resolve("icons/" + number + ".png");
  }

  private JsonNode prepare(Object... more) {
    return csn.run(arguments(more)).json();
  }

  private Object[] arguments(Object... more) {
    Object[] arguments = {
      "prepare-data",
      "images",
      "--images",
      home.resolve("icons"),
      "--attributes",
      home.resolve("icons.csv"),
      "--output",
      dataset,
      "--size",
      "24x24",
      "--fit",
      "pad",
      "--force",
      "--format",
      "json"
    };
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray();
  }

  private static List<String> remarks(JsonNode prepared) {
    return IntStream.range(0, prepared.at("/report/remarks").size())
        .mapToObj(i -> prepared.at("/report/remarks/" + i).textValue())
        .toList();
  }

  private ImageFit fit() {
    return ImageSetStore.read(dataset).fit();
  }

  private byte[] image(int item) {
    byte[] image = new byte[24 * 24 * 3];
    ImageSetStore.read(dataset).pixels().copy(item, image, 0);
    return image;
  }

  @Test
  void theyAreBlackOnWhiteUnlessToldOtherwise() throws IOException {
    assertEquals(
        List.of(
            "60 of 60 images have transparent parts, which became white;"
                + " --background black makes them so"),
        remarks(prepare()));
    assertEquals(ImageFit.PAD.on(Background.WHITE), fit());
    assertEquals(-1, image(0)[0], "the side, which is padded");
    assertEquals(-1, image(0)[3 * (24 * 12 + 22)], "what is transparent");
    assertEquals(0, image(0)[3 * (24 * 8 + 2)], "what is drawn");

    Csn.Result allBlack = csn.attempt(arguments("--background", "black"));
    assertEquals(Mistake.INPUT, allBlack.exit());
    assertTrue(allBlack.err().contains("all 60 images are alike"), allBlack.err());
    assertTrue(allBlack.err().contains("--background"), allBlack.err());
    writeIcon(ICONS - 1, Color.WHITE);
    assertEquals(
        List.of(
            "60 of 60 images have transparent parts, which became black",
            "59 of them show nothing but black; maybe they do with --background white"),
        remarks(prepare("--background", "black")));
    assertEquals(ImageFit.PAD, fit());
  }

  @Test
  void aQueryTreatsItsImageAlike() throws IOException {
    prepare();
    Path shards = home.resolve("shards");
    csn.run("prepare-data", "shards", "--source", dataset, "--items", 25, "--output", shards);
    for (Path trainedOn : List.of(dataset, shards)) {
      Path config = home.resolve("config.json");
      Files.writeString(
          config,
          """
          {"dataset": "%s", "model": {"embeddingSize": 8},
           "training": {"steps": 2, "batchSize": 24, "tripletsPerCondition": 64}}
          """
              .formatted(trainedOn));
      csn.run("train", "--config", config, "--quiet");
      String file =
          Files.readAllLines(dataset.resolve("items.csv")).stream()
              .filter(line -> line.contains(",test,"))
              .findFirst()
              .orElseThrow()
              .replaceAll(".*,", "");
      Csn.Result answer =
          csn.run(
              "query",
              "--condition",
              "kind",
              "--image",
              home.resolve("icons/" + file),
              "-k",
              1,
              "--format",
              "json",
              "--output",
              home.resolve("grid.png"));
      JsonNode nearest = answer.json().at("/neighbors/0");
      assertEquals(0, nearest.get("distance").doubleValue(), 1e-4);
      assertTrue(
          answer.err().contains(file + " has transparent parts: they became white"), answer.err());
      BufferedImage grid = ImageIO.read(home.resolve("grid.png").toFile());
      long white =
          IntStream.range(0, grid.getWidth() * grid.getHeight())
              .filter(i -> grid.getRGB(i % grid.getWidth(), i / grid.getWidth()) == 0xffffffff)
              .count();
      assertTrue(white > grid.getWidth() * grid.getHeight() / 2, "anchor and neighbor on white");
    }
  }

  @Test
  void opaqueImagesMakeTheSameDatasetAsEverUnlessABackgroundIsChosen() throws IOException {
    for (int i = 0; i < ICONS; i++) {
      BufferedImage icon = ImageIO.read(icon(i).toFile());
      for (int p = 0; p < 800; p++) { // opaque, of a format that could tell otherwise
        boolean drawn = icon.getRGB(p % 40, p / 40) != 0;
        icon.setRGB(p % 40, p / 40, drawn ? 0xff000000 : 0xff405060);
      }
      ImageIO.write(icon, "png", icon(i).toFile());
    }
    assertEquals(List.of(), remarks(prepare()));
    assertEquals(ImageFit.PAD, fit());
    assertEquals(0, image(0)[0], "the side");
    String json = Files.readString(dataset.resolve("dataset.json"));
    assertFalse(json.contains("background"), json);
    byte[] pixels = Files.readAllBytes(dataset.resolve("images.npy"));

    assertEquals(List.of(), remarks(prepare("--background", "white")));
    assertEquals(ImageFit.PAD.on(Background.WHITE), fit());
    assertTrue(
        Files.readString(dataset.resolve("dataset.json"))
            .contains("  \"fit\": \"pad\",\n  \"background\": \"white\",\n"));
    assertEquals(-1, Files.mismatch(dataset.resolve("images.npy"), write(pixels)));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(home.resolve("before"), bytes);
  }

  @Test
  void anotherBackgroundIsRefused() {
    Csn.Result refused =
        csn.attempt(
            "prepare-data",
            "images",
            "--images",
            home,
            "--attributes",
            "a",
            "--output",
            "b",
            "--background",
            "red");
    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("--background 'red': must be white or black"));
  }
}
