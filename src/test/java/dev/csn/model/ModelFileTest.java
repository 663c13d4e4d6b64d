package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.cli.SampleRun;
import dev.csn.image.ImageShape;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model's file as another program would read it: nothing of csn's own readers. */
@ExtendWith(SampleRun.Extension.class)
class ModelFileTest {
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);
  private static final String PARAMETERS = "parameters/";
  private static final String NPY = ".npy";

  private final Path run;

  ModelFileTest(SampleRun sample) {
    this.run = sample.run;
  }

  /** An array of numpy's, in C order. */
  private record Array(String type, long[] shape, ByteBuffer values) {
    static Array of(byte[] npy) {
      ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).position(8);
      byte[] header = new byte[bytes.getShort()];
      bytes.get(header);
      Matcher matcher =
          Pattern.compile("'descr': '(.*?)'.*'fortran_order': False.*'shape': \\(([0-9, ]*)\\)")
              .matcher(new String(header, StandardCharsets.US_ASCII));
      assertTrue(matcher.find(), () -> new String(header, StandardCharsets.US_ASCII));
      long[] shape =
          Arrays.stream(matcher.group(2).split("[, ]+")).mapToLong(Long::parseLong).toArray();
      return new Array(matcher.group(1), shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    float[] floats() {
      assertEquals("<f4", type);
      float[] floats = new float[values.remaining() / Float.BYTES];
      values.asFloatBuffer().get(floats);
      return floats;
    }
  }

  private Map<String, Tensor> parameters() throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(run.resolve("model.zip").toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (name.startsWith(PARAMETERS)) {
          Array array = Array.of(zip.getInputStream(entry).readAllBytes());
          parameters.put(
              name.substring(PARAMETERS.length(), name.length() - NPY.length()),
              new Tensor(array.shape, array.floats()));
        }
      }
    }
    return parameters;
  }

  @Test
  void theArraysHaveTheShapesThatAreDocumented() throws IOException {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    parameters()
        .forEach(
            (name, tensor) -> shapes.put(name, Arrays.stream(tensor.shape()).boxed().toList()));
    Map<String, List<Long>> expected = new LinkedHashMap<>();
    expected.put("conv1/W", List.of(16L, 3L, 5L, 5L));
    expected.put("conv1/b", List.of(16L));
    expected.put("conv2/W", List.of(32L, 16L, 5L, 5L));
    expected.put("conv2/b", List.of(32L));
    expected.put("dense/W", List.of(32L * 7 * 7, 400L));
    expected.put("dense/b", List.of(400L));
    expected.put("embedding/W", List.of(400L, 20L));
    expected.put("embedding/b", List.of(20L));
    expected.put("similarity/beta", List.of(2L, 20L));
    assertEquals(expected, shapes);
  }

  @Test
  void plainLoopsOverTheArraysEmbedAsTheModelDoes() throws IOException {
    NaiveLeNet encoder = new NaiveLeNet(SHAPE, parameters());
    Path dataset = Path.of(RunDirectory.open(run).config().dataset());
    Array images = Array.of(Files.readAllBytes(dataset.resolve("images.npy")));
    assertEquals("|u1", images.type);
    Array embeddings = Array.of(Files.readAllBytes(run.resolve("gallery/embeddings.npy")));
    float[] embedded = embeddings.floats();
    int size = (int) embeddings.shape[1];
    List<String> items = Files.readAllLines(run.resolve("gallery/items.csv"));
    byte[] pixels = new byte[SHAPE.values()];
    for (int row = 0; row < 5; row++) {
      int id = Integer.parseInt(items.get(1 + row).split(",", -1)[0]);
      images.values.get(id * pixels.length, pixels);
      double[] expected = encoder.embed(pixels);
      for (int d = 0; d < size; d++) {
        assertEquals(expected[d], embedded[row * size + d], 1e-5, "item " + id);
      }
    }
  }

  @Test
  void theActiveMasksAreBetaAboveZero() throws IOException {
    float[] beta = parameters().get("similarity/beta").values();
    float[] active = Array.of(Files.readAllBytes(run.resolve("gallery/masks.npy"))).floats();
    assertEquals(beta.length, active.length);
    for (int i = 0; i < beta.length; i++) {
      assertEquals(Math.max(0, beta[i]), active[i]);
    }
  }
}
