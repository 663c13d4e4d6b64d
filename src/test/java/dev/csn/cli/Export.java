package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An export directory as another program would read it: nothing of csn's own readers. */
record Export(
    float[][] embeddings, float[][] masks, List<String> conditions, List<String[]> items) {
  private static final List<String> FILES =
      List.of(
          "CRC32CSUMS",
          "conditions.json",
          "embeddings.npy",
          "items.csv",
          "masks.npy",
          "model.sha256");

  /** An export of colored digits. */
  static Export read(Path directory) throws IOException {
    return read(directory, "id,split,digit,color_r,color_g,color_b");
  }

  /** An export of any items, whose CSV file has that header. */
  static Export read(Path directory, String header) throws IOException {
    return ofCompared(directory, header, List.of());
  }

  /** An export some of whose conditions are known by comparisons. */
  static Export ofCompared(Path directory, String header, List<String> compared)
      throws IOException {
    List<String> files = new ArrayList<>(FILES);
    compared.forEach(name -> files.add("triplets-" + name + ".npy"));
    try (var entries = Files.list(directory)) {
      assertEquals(
          files,
          entries
              .map(f -> f.getFileName().toString())
              .filter(file -> !file.equals("scales.json")) // a run's own gallery has none
              .sorted()
              .toList());
    }
    List<String> conditions = new ArrayList<>();
    Matcher name = Pattern.compile("\"(\\w+)\"").matcher(text(directory, "conditions.json"));
    while (name.find()) {
      conditions.add(name.group(1));
    }
    List<String> lines = text(directory, "items.csv").lines().toList();
    assertEquals(header, lines.get(0));
    return new Export(
        floats(directory.resolve("embeddings.npy")),
        floats(directory.resolve("masks.npy")),
        conditions,
        lines.stream().skip(1).map(line -> line.split(",", -1)).toList());
  }

  private static String text(Path directory, String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  /** A two-dimensional float32 array. */
  private static float[][] floats(Path npy) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] header = new byte[bytes.getShort()];
    bytes.get(header);
    String text = new String(header, StandardCharsets.US_ASCII);
    Matcher shape = Pattern.compile("'shape': \\((\\d+), (\\d+)\\)").matcher(text);
    assertTrue(
        text.contains("'descr': '<f4'") && text.contains("'fortran_order': False") && shape.find(),
        text);
    float[][] rows = new float[Integer.parseInt(shape.group(1))][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new float[Integer.parseInt(shape.group(2))];
      for (int d = 0; d < rows[r].length; d++) {
        rows[r][d] = bytes.getFloat();
      }
    }
    assertEquals(0, bytes.remaining());
    return rows;
  }

  int size() {
    return items.size();
  }

  int id(int row) {
    return Integer.parseInt(items.get(row)[0]);
  }

  int row(int id) {
    for (int row = 0; row < size(); row++) {
      if (id(row) == id) {
        return row;
      }
    }
    throw new AssertionError("no item " + id);
  }

  float[] mask(String condition) {
    return masks[conditions.indexOf(condition)];
  }

  /** The distance of two embeddings, the conditions balanced by their spread in this export. */
  double distance(float[] f, float[] g, double colorWeight, double digitWeight) {
    double colorSpread = spread("color");
    double digitSpread = spread("digit");
    double mean = colorWeight * colorSpread + digitWeight * digitSpread;
    double sum = 0;
    for (int d = 0; d < f.length; d++) {
      double color = mask("color")[d];
      double digit = mask("digit")[d];
      double weight =
          colorWeight * mean / colorSpread * color * color
              + digitWeight * mean / digitSpread * digit * digit;
      sum += weight * ((double) f[d] - g[d]) * ((double) f[d] - g[d]);
    }
    return Math.sqrt(sum);
  }

  /** The squared norm of a condition's effective mask: of mask x standard deviation. */
  private double spread(String condition) {
    double sum = 0;
    for (int d = 0; d < mask(condition).length; d++) {
      double mean = 0;
      double square = 0;
      for (float[] embedding : embeddings) {
        mean += embedding[d] / (double) size();
        square += (double) embedding[d] * embedding[d] / size();
      }
      sum += (square - mean * mean) * mask(condition)[d] * mask(condition)[d];
    }
    return sum;
  }

  /** The distances of all items to a point, ascending; {@code excludedId} left out. */
  double[] sortedDistances(float[] point, int excludedId, double color, double digit) {
    List<Double> distances = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      if (id(row) != excludedId) {
        distances.add(distance(embeddings[row], point, color, digit));
      }
    }
    double[] sorted = distances.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
