package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.Refusal;
import dev.csn.io.Npy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
  private static final ImageShape SHAPE = new ImageShape(2, 5, 3);
  private static final int ITEMS = 11;

  @TempDir Path directory;
  private Path file;
  private byte[] values;

  @BeforeEach
  void file() throws IOException {
    file = directory.resolve("images.npy");
    values = new byte[ITEMS * SHAPE.values()];
    new Random(1).nextBytes(values);
    write(Npy.header(Npy.ElementType.UINT8, ITEMS, 2, 5, 3), values);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 59, 60, 61, 329, 330, 331, 1 << 30})
  void everyImageIsTheSameHoweverManyAMappingHolds(int segmentBytes) {
    Pixels mapped = Pixels.map(file, SHAPE, ITEMS, segmentBytes);
    assertEquals(ITEMS, mapped.items());
    for (int item = 0; item < ITEMS; item++) {
      assertArrayEquals(expected(item), copy(mapped, item), "item " + item);
    }
  }

  @Test
  void pixelsInMemoryAreCopiedAndReadAlike() {
    byte[] original = values.clone();
    Pixels pixels = Pixels.of(original, SHAPE);
    Arrays.fill(original, (byte) 0);
    assertEquals(ITEMS, pixels.items());
    assertEquals(SHAPE, pixels.shape());
    for (int item = 0; item < ITEMS; item++) {
      assertArrayEquals(expected(item), copy(pixels, item));
    }
    assertThrows(IllegalArgumentException.class, () -> Pixels.of(new byte[31], SHAPE));
    assertEquals(0, Pixels.of(new byte[0], SHAPE).items());
  }

  @Test
  void aCopyTouchesNothingButItsPlaceInTheTarget() {
    byte[] target = new byte[SHAPE.values() + 5];
    Arrays.fill(target, (byte) 9);
    Pixels.map(file, SHAPE, ITEMS).copy(4, target, 2);
    assertArrayEquals(new byte[] {9, 9}, Arrays.copyOf(target, 2));
    assertArrayEquals(expected(4), Arrays.copyOfRange(target, 2, 2 + SHAPE.values()));
    assertArrayEquals(new byte[] {9, 9, 9}, Arrays.copyOfRange(target, 32, 35));
  }

  @Test
  void severalThreadsReadAtOnce() {
    Pixels mapped = Pixels.map(file, SHAPE, ITEMS, 60);
    long wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(i -> !Arrays.equals(expected(i % ITEMS), copy(mapped, i % ITEMS)))
            .count();
    assertEquals(0, wrong);
  }

  @Test
  void anImageBeyondTheLastIsAFailureOfOurs() {
    Pixels mapped = Pixels.map(file, SHAPE, ITEMS, 60);
    assertThrows(IndexOutOfBoundsException.class, () -> copy(mapped, ITEMS));
    assertThrows(IndexOutOfBoundsException.class, () -> copy(mapped, -1));
  }

  @Test
  void imagesBeyondTwoGibibytesAreReached() throws IOException {
    ImageShape large = new ImageShape(1024, 1024, 3);
    int items = 800; // 2.3 GiB, all of it a hole but the last image's last pixel
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(Npy.header(Npy.ElementType.UINT8, items, 1024, 1024, 3));
      sparse.seek(128 + (long) items * large.values() - 1);
      sparse.write(77);
    }
    byte[] image = new byte[large.values()];
    Pixels.map(file, large, items).copy(items - 1, image, 0);
    assertEquals(77, image[image.length - 1]);
    assertEquals(0, image[image.length - 2]);
  }

  @Test
  void aMissingFileIsNamed() {
    Path none = directory.resolve("none.npy");
    Refusal.ofInput(() -> Pixels.map(none, SHAPE, ITEMS), none, "no such file");
    Refusal.ofInput(() -> Pixels.map(directory, SHAPE, ITEMS), directory);
  }

  @Test
  void anotherShapeCountOrTypeIsRefusedWithBoth() throws IOException {
    Refusal.ofInput(
        () -> Pixels.map(file, SHAPE, 10), file, "UINT8[11, 2, 5, 3]", "UINT8[10, 2, 5, 3]");
    Refusal.ofInput(() -> Pixels.map(file, new ImageShape(5, 2, 3), ITEMS), file, "[11, 5, 2, 3]");
    write(Npy.header(Npy.ElementType.FLOAT32, ITEMS, 2, 5, 3), new byte[values.length * 4]);
    Refusal.ofInput(() -> Pixels.map(file, SHAPE, ITEMS), file, "FLOAT32[11, 2, 5, 3]");
  }

  @Test
  void aFileCutOffOrTooLongIsRefusedWithBothSizes() throws IOException {
    byte[] header = Npy.header(Npy.ElementType.UINT8, ITEMS, 2, 5, 3);
    write(header, Arrays.copyOf(values, 329));
    Refusal.ofInput(() -> Pixels.map(file, SHAPE, ITEMS), file, 128 + 329, 128 + 330);
    write(header, Arrays.copyOf(values, 331));
    Refusal.ofInput(() -> Pixels.map(file, SHAPE, ITEMS), file, 128 + 331, 128 + 330);
    write(new byte[0], new byte[0]);
    Refusal.ofInput(() -> Pixels.map(file, SHAPE, ITEMS), file, "not a NumPy array");
  }

  private void write(byte[] header, byte[] elements) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header);
    out.write(elements);
    Files.write(file, out.toByteArray());
  }

  private byte[] expected(int item) {
    return Arrays.copyOfRange(values, item * SHAPE.values(), (item + 1) * SHAPE.values());
  }

  private static byte[] copy(Pixels pixels, int item) {
    byte[] image = new byte[pixels.shape().values()];
    pixels.copy(item, image, 0);
    return image;
  }
}
