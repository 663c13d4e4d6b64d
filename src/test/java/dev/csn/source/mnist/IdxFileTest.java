package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.error.InputException;
import dev.csn.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  private static final byte[] VALUES = {0, 1, 2, 127, -128, -1};
  private static final byte[] PLAIN = TinyMnist.idx(VALUES, 2, 1, 3);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "images.gz"})
  void contentNotNameDecidesWhetherItIsZipped(String name) throws IOException {
    file = directory.resolve(name);
    for (byte[] stored : new byte[][] {PLAIN, TinyMnist.gzip(PLAIN)}) {
      Files.write(file, stored);
      IdxFile idx = IdxFile.read(file, 3);
      assertArrayEquals(new int[] {2, 1, 3}, idx.shape());
      assertArrayEquals(VALUES, idx.values());
      assertEquals(Sha256.of(stored), idx.sha256());
      assertEquals(file, idx.path());
    }
  }

  @Test
  void aGzipStreamOfSeveralMembersIsOne() throws IOException {
    byte[] first = TinyMnist.gzip(Arrays.copyOf(PLAIN, 9));
    byte[] second = TinyMnist.gzip(Arrays.copyOfRange(PLAIN, 9, PLAIN.length));
    Files.write(file, joined(first, second));
    assertArrayEquals(VALUES, IdxFile.read(file, 3).values());
  }

  @Test
  void aMissingFileIsNamed() {
    Refusal.ofInput(() -> IdxFile.read(file, 3), file, "no such file");
    Refusal.ofInput(() -> IdxFile.read(directory, 3), directory);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aFileShorterThanItsMagicNumberIsRefused(int length) throws IOException {
    refuses(Arrays.copyOf(PLAIN, length), "neither an IDX file nor a gzip file");
    refuses(TinyMnist.gzip(Arrays.copyOf(PLAIN, length)), "neither an IDX file nor a gzip file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFileOfAnotherKindIsRefused(int at) throws IOException {
    refuses(changed(PLAIN, at, 'P'), "neither an IDX file nor a gzip file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x09, 0x0b, 0x0c, 0x0d, 0x0e, 0xff})
  void anotherElementTypeIsRefusedWithBoth(int type) throws IOException {
    refuses(changed(PLAIN, 2, type), String.format("type 0x%02x", type), "must be type 0x08");
  }

  @Test
  void anotherNumberOfDimensionsIsRefusedWithBoth() throws IOException {
    refuses(TinyMnist.labels(5, 0), "of 1 dimensions", "of 3");
    refuses(changed(PLAIN, 3, 255), "of 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 15})
  void aHeaderCutOffIsRefused(int length) throws IOException {
    refuses(Arrays.copyOf(PLAIN, length), "ends within its header");
    refuses(TinyMnist.gzip(Arrays.copyOf(PLAIN, length)), "ends within its header");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 21})
  void elementsCutOffAreRefusedWithBothCounts(int length) throws IOException {
    byte[] cut = Arrays.copyOf(PLAIN, length);
    refuses(cut, "cut off: " + (length - 16) + " of the 6 elements", "[2, 1, 3]");
    refuses(TinyMnist.gzip(cut), (length - 16) + " of the 6 elements");
  }

  @Test
  void bytesAfterTheLastElementAreRefused() throws IOException {
    refuses(joined(PLAIN, new byte[1]), "more than the 6 elements", "[2, 1, 3]");
    refuses(TinyMnist.gzip(joined(PLAIN, new byte[1])), "more than the 6 elements");
    refuses(joined(TinyMnist.gzip(PLAIN), TinyMnist.gzip(new byte[1])), "more than the 6 elements");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 10, 18, 19, 100, 100_000})
  void bytesAfterTheGzipStreamAreRefused(int count) throws IOException {
    byte[] zipped = TinyMnist.gzip(PLAIN);
    refuses(joined(zipped, new byte[count]), count + " bytes after the end of its gzip stream");
    byte[] ones = new byte[count];
    Arrays.fill(ones, (byte) 1);
    refuses(joined(zipped, ones), count + " bytes after the end of its gzip stream");
  }

  @Test
  void emptyPartsOfAGzipFileAreReadButNotEndlessly() throws IOException {
    byte[] empty = TinyMnist.gzip(new byte[0]);
    byte[] few = joined(empty, joined(empty, TinyMnist.gzip(PLAIN)));
    Files.write(file, few);
    assertArrayEquals(VALUES, IdxFile.read(file, 3).values());
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      many.write(empty);
    }
    many.write(TinyMnist.gzip(PLAIN));
    refuses(many.toByteArray(), "100 empty parts");
  }

  @Test
  void aGzipStreamCutOffAnywhereIsRefused() throws IOException {
    byte[] zipped = TinyMnist.gzip(PLAIN);
    for (int length = 2; length < zipped.length; length++) {
      refuses(Arrays.copyOf(zipped, length), "gzip stream is cut off");
    }
  }

  @Test
  void anyBitChangedInAGzipStreamIsRefusedOrChangesNothing() throws IOException {
    byte[] zipped = TinyMnist.gzip(PLAIN);
    int refused = 0;
    for (int bit = 80; bit < zipped.length * 8; bit++) {
      Files.write(file, changed(zipped, bit / 8, zipped[bit / 8] ^ 1 << bit % 8));
      try {
        assertArrayEquals(VALUES, IdxFile.read(file, 3).values());
      } catch (InputException e) {
        refused++;
      }
    }
    int padding = zipped.length * 8 - 80 - refused;
    assertTrue(padding < 8, padding + " bits mean nothing, at most those that fill a byte may");
  }

  @Test
  void aWrongChecksumIsCalledDamage() throws IOException {
    byte[] zipped = TinyMnist.gzip(PLAIN);
    refuses(changed(zipped, zipped.length - 8, zipped[zipped.length - 8] ^ 1), "damaged");
  }

  @Test
  void absurdExtentsAreRefusedBeforeAnythingIsAllocated() throws IOException {
    int huge = Integer.MAX_VALUE;
    refuses(TinyMnist.idx(VALUES, huge, huge, huge), "[2147483647, 2147483647, 2147483647]");
    refuses(TinyMnist.idx(VALUES, 1 << 16, 1 << 16, 1 << 16), "at most 268435456");
    refuses(TinyMnist.idx(VALUES, 1 << 28, 1, 2), "at most 268435456");
    refuses(TinyMnist.idx(VALUES, -1, 1, 3), "at least 1");
    refuses(TinyMnist.idx(VALUES, -2, -1, 3), "at least 1");
    refuses(TinyMnist.idx(new byte[0], 0, 28, 28), "at least 1");
    refuses(TinyMnist.idx(new byte[0], 2, 0, 28), "at least 1");
  }

  @Test
  void aPlausibleLieIsFoundOutByWhatIsThere() throws IOException {
    refuses(TinyMnist.idx(VALUES, 1 << 28, 1, 1), "6 of the 268435456 elements");
  }

  @Test
  void anAbsurdlyLargeFileIsNotReadToItsEnd() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36); // a hole: takes no space
    }
    Refusal.ofInput(() -> IdxFile.read(file, 3), file, "larger than 268435456 bytes");
  }

  private void refuses(byte[] content, Object... named) throws IOException {
    Files.write(file, content);
    Refusal.ofInput(() -> IdxFile.read(file, 3), file);
    Refusal.ofInput(() -> IdxFile.read(file, 3), named);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
