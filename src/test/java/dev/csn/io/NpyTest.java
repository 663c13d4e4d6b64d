package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @Test
  void headerIsByteForByteThatOfNumPy() {
    // As numpy.save writes it for np.zeros((2, 3), np.uint8).
    String expected =
        "\u0093NUMPY\u0001\u0000v\u0000"
            + "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }"
            + " ".repeat(58)
            + "\n";
    byte[] header = Npy.header(Npy.ElementType.UINT8, 2, 3);
    assertEquals(128, header.length);
    assertEquals(expected, new String(header, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aSingleExtentIsATupleToo() {
    String header = new String(Npy.header(Npy.ElementType.FLOAT32, 7), StandardCharsets.US_ASCII);
    assertTrue(header.contains("'descr': '<f4', 'fortran_order': False, 'shape': (7,), }"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 20_000})
  void floatsComeBackAsTheyWere(int rows) throws IOException {
    float[] values = new float[rows * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 7) / 3f;
    }
    byte[] file = written(values, rows, 2);
    assertArrayEquals(values, read(file, -1, 2));
    assertArrayEquals(values, read(file, rows, 2));
    ByteBuffer elements = ByteBuffer.wrap(file, file.length - values.length * 4, values.length * 4);
    float[] byHand = new float[values.length];
    elements.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(byHand);
    assertArrayEquals(values, byHand);
  }

  @Test
  void valuesThatDoNotFillTheShapeAreNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> written(new float[5], 2, 3));
  }

  @Test
  void headerTellsTypeShapeAndSizes() throws IOException {
    Npy.Header header = header(Npy.header(Npy.ElementType.UINT8, 3_000_000, 28, 28, 3));
    assertEquals(Npy.ElementType.UINT8, header.type());
    assertArrayEquals(new long[] {3_000_000, 28, 28, 3}, header.shape());
    assertEquals(128, header.offset());
    assertEquals(3_000_000L * 28 * 28 * 3 + 128, header.fileBytes());
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    Refusal.ofInput(
        () -> header("P6 28 28 255 and more".getBytes(StandardCharsets.US_ASCII)),
        "a.npy",
        "not a NumPy array");
    Refusal.ofInput(() -> header(new byte[0]), "a.npy", "not a NumPy array");
    byte[] version2 = Npy.header(Npy.ElementType.UINT8, 1);
    version2[6] = 2;
    Refusal.ofInput(() -> header(version2), "a.npy", "format 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }\n",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }\n",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }\n",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }; import os\n"
      })
  void aHeaderOfAnotherFormIsRefused(String text) {
    Refusal.ofInput(() -> header(fileOf(text)), "a.npy", "unreadable NumPy header");
  }

  @Test
  void aHeaderCutOffIsRefused() {
    byte[] header = Npy.header(Npy.ElementType.UINT8, 1);
    Refusal.ofInput(
        () -> header(Arrays.copyOf(header, header.length - 1)), "a.npy", "unreadable NumPy header");
  }

  @ParameterizedTest
  @CsvSource({"<f8", ">f4", "|b1", "<U3"})
  void anotherElementTypeIsNamed(String type) {
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (2,), }\n";
    Refusal.ofInput(() -> header(fileOf(text)), "a.npy", type, "expected |u1, <i4 or <f4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999",
        "4294967296, 4294967296",
        "9223372036854775807",
        "1 2",
        "3,,x"
      })
  void anImpossibleShapeIsRefused(String shape) {
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    Refusal.ofInput(() -> header(fileOf(text)), "a.npy");
  }

  @Test
  void anotherShapeOrTypeIsRefusedWithBoth() throws IOException {
    byte[] file = written(new float[6], 2, 3);
    Refusal.ofInput(() -> read(file, -1, 2), "a.npy", "FLOAT32[2, 3]", "FLOAT32[any, 2]");
    Refusal.ofInput(() -> read(file, 6), "a.npy", "[2, 3]", "[6]");
    Refusal.ofInput(() -> read(Npy.header(Npy.ElementType.UINT8, 0), 0), "UINT8[0]", "FLOAT32[0]");
  }

  @Test
  void aLengthOtherThanTheHeadersIsRefusedWithBoth() throws IOException {
    byte[] file = written(new float[6], 2, 3);
    Refusal.ofInput(() -> read(Arrays.copyOf(file, 151), 2, 3), "a.npy", 151, 152);
    Refusal.ofInput(() -> read(Arrays.copyOf(file, 153), 2, 3), "a.npy", 153, 152);
  }

  @Test
  void moreElementsThanAnArrayHoldsAreRefusedBeforeAnythingIsAllocated() {
    byte[] file = Npy.header(Npy.ElementType.FLOAT32, 1L << 31);
    Refusal.ofInput(
        () -> Npy.readFloats(new ByteArrayInputStream(file), "a.npy", 128 + (1L << 33), -1),
        "a.npy",
        "[2147483648]",
        "at most");
  }

  @Test
  void aFileThatShrankSinceItWasMeasuredIsRefused() throws IOException {
    byte[] file = written(new float[6], 2, 3);
    InputStream shrunk = new ByteArrayInputStream(file, 0, 150);
    Refusal.ofInput(() -> Npy.readFloats(shrunk, "a.npy", 152, 2, 3), "a.npy", "ends before");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void anElementThatIsNotFiniteIsNamed(float value) throws IOException {
    byte[] file = written(new float[] {0, 1, value, 3}, 4);
    Refusal.ofInput(() -> read(file, 4), "a.npy", "element 2", value);
  }

  private static byte[] written(float[] values, long... shape) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, values, shape);
    return out.toByteArray();
  }

  private static float[] read(byte[] file, long... shape) throws IOException {
    return Npy.readFloats(new ByteArrayInputStream(file), "a.npy", file.length, shape);
  }

  private static Npy.Header header(byte[] file) throws IOException {
    return Npy.readHeader(new ByteArrayInputStream(file), "a.npy");
  }

  private static byte[] fileOf(String header) {
    return ("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2730, 2731, 8193})
  void integersComeBackAsTheyWere(int rows) throws IOException {
    int[] values = new int[rows * 3];
    Arrays.setAll(values, i -> (i - 5) * 0x10203);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeInts(out, values, rows, 3);
    byte[] file = out.toByteArray();
    assertArrayEquals(values, readInts(file));
    ByteBuffer elements = ByteBuffer.wrap(file, file.length - values.length * 4, values.length * 4);
    int[] byHand = new int[values.length];
    elements.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(byHand);
    assertArrayEquals(values, byHand);
  }

  @Test
  void integersOfAnotherTypeOrLengthAreRefused() throws IOException {
    byte[] floats = written(new float[6], 2, 3);
    Refusal.ofInput(() -> readInts(floats), "FLOAT32[2, 3], expected INT32[any, 3]");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeInts(out, new int[6], 2, 3);
    byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 1);
    Refusal.ofInput(() -> readInts(cut), "its header asks for");
  }

  private static int[] readInts(byte[] file) throws IOException {
    return Npy.readInts(new ByteArrayInputStream(file), "a.npy", file.length, -1, 3);
  }
}
