package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SampleRun.Extension.class)
class EmbedCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  EmbedCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @ParameterizedTest
  @CsvSource({"train, 150", "validation, 90", "test, 60", "all, 300"})
  void anExportHoldsASplitsItemsInTheRowsOrder(String split, int items) throws IOException {
    Path target = directory.resolve("deep/export");
    Csn.Result result =
        sample.ask("embed", "--split", split, "--output", target, "--format", "json");
    assertEquals(
        List.of("output", "split", "items", "embeddingSize", "conditions"),
        Csn.fields(result.json()));
    assertEquals(target.toString(), result.json().get("output").textValue());
    assertEquals(split, result.json().get("split").textValue());
    assertEquals(items, result.json().get("items").intValue());
    assertEquals(SampleRun.EMBEDDING_SIZE, result.json().get("embeddingSize").intValue());
    assertEquals(2, result.json().get("conditions").intValue());
    Export export = Export.read(target);
    assertEquals(items, export.embeddings().length);
    assertEquals(SampleRun.EMBEDDING_SIZE, export.embeddings()[0].length);
    assertEquals(2, export.masks().length);
    assertEquals(SampleRun.EMBEDDING_SIZE, export.masks()[0].length);
    assertEquals(List.of("color", "digit"), export.conditions());
    assertEquals(rowsOfTheDataset(split), export.items().stream().map(Arrays::asList).toList());
  }

  @Test
  void theTestSplitsExportIsTheRunsGallery() throws IOException {
    Path target = directory.resolve("export");
    sample.ask("embed", "--output", target);
    for (String file : List.of("embeddings.npy", "masks.npy", "conditions.json", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(sample.run.resolve("gallery").resolve(file)),
          Files.readAllBytes(target.resolve(file)),
          file);
    }
  }

  /** By nothing but the files, as another program would. */
  @Test
  void aBlendIsRepeatedFromTheFilesOfAnExport() throws IOException {
    Path target = directory.resolve("export");
    sample.ask("embed", "--split", "train", "--output", target);
    Export export = Export.read(target);
    JsonNode scales = Csn.parse(Files.readString(target.resolve("scales.json")));
    assertEquals(export.conditions(), Csn.fields(scales));
    for (String condition : export.conditions()) {
      double expected = distanceFromTheCentroid(export, export.mask(condition));
      assertEquals(expected, scales.get(condition).doubleValue(), 1e-6 * expected);
    }
    double color = scales.get("color").doubleValue();
    double digit = scales.get("digit").doubleValue();
    double square = 0.8 * color * color + 0.2 * digit * digit;
    double[] weights = new double[SampleRun.EMBEDDING_SIZE];
    for (int d = 0; d < weights.length; d++) {
      weights[d] =
          0.8 * square / (color * color) * Math.pow(export.mask("color")[d], 2)
              + 0.2 * square / (digit * digit) * Math.pow(export.mask("digit")[d], 2);
    }
    int anchor = 7;
    List<double[]> found = new ArrayList<>();
    for (int row = 0; row < export.size(); row++) {
      double sum = 0;
      for (int d = 0; d < weights.length; d++) {
        double difference = export.embeddings()[row][d] - export.embeddings()[anchor][d];
        sum += weights[d] * difference * difference;
      }
      if (row != anchor) {
        found.add(new double[] {Math.sqrt(sum), export.id(row)});
      }
    }
    found.sort(Comparator.comparingDouble(one -> one[0]));
    JsonNode answer =
        sample
            .ask(
                "query",
                "--gallery",
                target,
                "--condition",
                "color=0.8,digit=0.2",
                "--id",
                export.id(anchor),
                "-k",
                12,
                "--format",
                "json")
            .json();
    for (int rank = 0; rank < 12; rank++) {
      JsonNode neighbor = answer.get("neighbors").get(rank);
      assertEquals((int) found.get(rank)[1], neighbor.get("id").intValue());
      assertEquals(found.get(rank)[0], neighbor.get("distance").doubleValue(), 1e-5);
    }
  }

  /** The root mean square distance of masked embeddings from their mean. */
  private static double distanceFromTheCentroid(Export export, float[] mask) {
    double[] centroid = new double[mask.length];
    for (float[] embedding : export.embeddings()) {
      for (int d = 0; d < mask.length; d++) {
        centroid[d] += (double) mask[d] * embedding[d] / export.size();
      }
    }
    double squares = 0;
    for (float[] embedding : export.embeddings()) {
      for (int d = 0; d < mask.length; d++) {
        squares += Math.pow((double) mask[d] * embedding[d] - centroid[d], 2);
      }
    }
    return Math.sqrt(squares / export.size());
  }

  /** But for rounding, which may differ where the last batch has another size. */
  @Test
  void anExportOfAllHoldsWhatThoseOfTheSplitsHold() throws IOException {
    Path target = directory.resolve("all");
    sample.ask("embed", "--split", "all", "--output", target);
    Export all = Export.read(target);
    int found = 0;
    for (String split : List.of("train", "validation", "test")) {
      Path part = directory.resolve(split);
      sample.ask("embed", "--split", split, "--output", part);
      Export export = Export.read(part);
      for (int row = 0; row < export.size(); row++) {
        assertArrayEquals(export.embeddings()[row], all.embeddings()[export.id(row)], 1e-5f);
        found++;
      }
    }
    assertEquals(SampleRun.ITEMS, found);
  }

  @Test
  void theTextSaysWhatWasWritten() {
    Path target = directory.resolve("export");
    assertEquals(
        target + ": 60 embeddings of 20 dimensions (split test), 2 masks\n",
        sample.ask("embed", "--output", target).out());
  }

  @Test
  void theProjectorsFilesHoldWhatTheExportHolds() throws IOException {
    Path target = directory.resolve("export");
    Csn.Result result = sample.ask("embed", "--output", target, "--projector");
    assertEquals("wrote " + target + "\n", result.err());
    assertTrue(result.out().endsWith("Next: tensorboard --logdir " + target + "\n"), result.out());
    Export export = Export.read(sample.run.resolve("gallery")); // of the same items
    assertArrayEquals(
        Files.readAllBytes(sample.run.resolve("gallery/embeddings.npy")),
        Files.readAllBytes(target.resolve("embeddings.npy")));
    checkVectors(target.resolve("vectors.tsv"), export, null);
    checkVectors(target.resolve("vectors-color.tsv"), export, "color");
    checkVectors(target.resolve("vectors-digit.tsv"), export, "digit");

    List<String> metadata = Files.readAllLines(target.resolve("metadata.tsv"));
    assertEquals("id\tcolor_r\tcolor_g\tcolor_b\tdigit", metadata.get(0));
    assertEquals(1 + SampleRun.TEST_ITEMS, metadata.size());
    byte[] images = Files.readAllBytes(sample.dataset.resolve("images.npy"));
    int from = images.length - SampleRun.ITEMS * 28 * 28 * 3;
    BufferedImage sprite = ImageIO.read(target.resolve("sprite.png").toFile());
    assertEquals(8 * 28, sprite.getWidth()); // the least square that holds 60
    assertEquals(8 * 28, sprite.getHeight());
    for (int row = 0; row < SampleRun.TEST_ITEMS; row++) {
      String[] item = export.items().get(row);
      assertEquals(
          String.join("\t", item[0], item[3], item[4], item[5], item[2]), metadata.get(1 + row));
      for (int pixel = 0; pixel < 28 * 28; pixel++) {
        int at = from + (export.id(row) * 28 * 28 + pixel) * 3;
        int rgb =
            (images[at] & 0xff) << 16 | (images[at + 1] & 0xff) << 8 | (images[at + 2] & 0xff);
        assertEquals(
            0xff000000 | rgb,
            sprite.getRGB(row % 8 * 28 + pixel % 28, row / 8 * 28 + pixel / 28),
            row + " " + pixel);
      }
    }
    assertEquals(0xff000000, sprite.getRGB(8 * 28 - 1, 8 * 28 - 1));
    checkSums(target);
  }

  private static void checkVectors(Path file, Export export, String condition) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertEquals(export.size(), lines.size());
    for (int row = 0; row < lines.size(); row++) {
      String[] numbers = lines.get(row).split("\t", -1);
      assertEquals(SampleRun.EMBEDDING_SIZE, numbers.length);
      for (int d = 0; d < numbers.length; d++) {
        float mask = condition == null ? 1 : export.mask(condition)[d];
        assertEquals(export.embeddings()[row][d] * mask, Float.parseFloat(numbers[d]));
      }
    }
  }

  /** Every file but the list itself is in the list. */
  private static void checkSums(Path export) throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(export.resolve("CRC32CSUMS"))) {
      String name = line.substring(10);
      CRC32C sum = new CRC32C();
      sum.update(Files.readAllBytes(export.resolve(name)));
      assertEquals(String.format("%08x", sum.getValue()), line.substring(0, 8), name);
      listed.add(name);
    }
    listed.add("CRC32CSUMS");
    try (Stream<Path> files = Files.list(export)) {
      assertEquals(
          listed,
          files
              .map(f -> f.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private List<List<String>> rowsOfTheDataset(String split) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(sample.dataset.resolve("items.csv"))) {
      List<String> cells = List.of(line.split(",", -1));
      boolean item = !cells.get(1).equals("split"); // not the header
      if (item && (split.equals("all") || cells.get(1).equals(split))) {
        rows.add(cells);
      }
    }
    return rows;
  }
}
