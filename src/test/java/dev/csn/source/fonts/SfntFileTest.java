package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SfntFileTest {
  @TempDir private Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("font"), bytes);
  }

  /** One table of three bytes. */
  private static byte[] oneTable(int offset, int length) {
    byte[] bytes = new byte[31];
    ByteBuffer.wrap(bytes)
        .putInt(0x00010000)
        .putShort((short) 1)
        .position(12)
        .put("post".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putInt(offset)
        .putInt(length)
        .put(new byte[] {7, 8, 9});
    return bytes;
  }

  @Test
  void aTableIsFoundByItsName() throws IOException {
    try (SfntFile sfnt = SfntFile.open(file(oneTable(28, 3)))) {
      assertEquals(1, sfnt.faces());
      assertEquals(Optional.of(ByteBuffer.wrap(new byte[] {7, 8, 9})), sfnt.table(0, "post"));
      assertEquals(Optional.empty(), sfnt.table(0, "head"));
    }
  }

  @Test
  void ofALongTableTheStartIsRead() throws IOException {
    try (SfntFile sfnt =
        SfntFile.open(Files.write(directory.resolve("long"), TinyFont.of("A", 0).bytes()))) {
      assertEquals(128, sfnt.table(0, "glyf").orElseThrow().limit());
    }
  }

  @Test
  void aCollectionHasItsFontsInOrder() throws IOException {
    byte[] both =
        TinyFont.collection(TinyFont.of("A", 0).weight(300), TinyFont.of("B", 1).weight(800));
    try (SfntFile sfnt = SfntFile.open(Files.write(directory.resolve("both"), both))) {
      assertEquals(2, sfnt.faces());
      assertEquals(300, FontMetadata.of(sfnt, 0).weight());
      assertEquals(800, FontMetadata.of(sfnt, 1).weight());
    }
  }

  @Test
  void aTableOutsideTheFileIsRefusedWithBothSizes() {
    IOException e =
        assertThrows(IOException.class, () -> SfntFile.open(file(oneTable(28, 4))).close());
    assertEquals("a table ends at byte 32 of 31", e.getMessage());
  }

  @Test
  void sizesNearTheTopOfTheirRangeDoNotOverflow() {
    IOException e =
        assertThrows(IOException.class, () -> SfntFile.open(file(oneTable(-1, -1))).close());
    assertEquals("a table ends at byte 8589934590 of 31", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1025, -1})
  void aCollectionOfAbsurdlyManyFontsIsRefused(int faces) {
    byte[] bytes = new byte[64];
    ByteBuffer.wrap(bytes)
        .put("ttcf".getBytes(StandardCharsets.US_ASCII))
        .putInt(0x00010000)
        .putInt(faces);
    IOException e = assertThrows(IOException.class, () -> SfntFile.open(file(bytes)).close());
    assertTrue(e.getMessage().contains("must be 1 to 1024"), e.getMessage());
  }

  @Test
  void webFontsAreNamedWithWhatUnpacksThem() {
    byte[] font = new byte[64];
    ByteBuffer.wrap(font).putInt(0x774f4632); // wOF2
    IOException e = assertThrows(IOException.class, () -> SfntFile.open(file(font)).close());
    assertEquals("is a web font (WOFF2). Maybe 'woff2_decompress FILE'", e.getMessage());
    font[3] = 'F';
    e = assertThrows(IOException.class, () -> SfntFile.open(file(font)).close());
    assertEquals("is a web font (WOFF). Maybe 'woff2sfnt FILE > FILE.ttf'", e.getMessage());
  }

  @Test
  void anotherFormatIsRefused() {
    byte[] png = new byte[64];
    ByteBuffer.wrap(png).putInt(0x89504e47);
    IOException e = assertThrows(IOException.class, () -> SfntFile.open(file(png)).close());
    assertEquals("is no TrueType or OpenType font", e.getMessage());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = TinyFont.of("A", 0).bytes();
    for (int length = 0; length < whole.length - 3; length += length < 300 ? 1 : 97) {
      Path cut = file(Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> SfntFile.open(cut).close(), "of " + length);
    }
  }

  @Test
  void noDamageEndsInAnythingButAnIoException() throws IOException {
    byte[] whole = TinyFont.collection(TinyFont.of("A", 0), TinyFont.of("B", 1));
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(400)] = (byte) random.nextInt();
      try (SfntFile sfnt = SfntFile.open(file(damaged))) {
        for (int face = 0; face < sfnt.faces(); face++) {
          var unused = FontMetadata.of(sfnt, face);
        }
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 50 && refused < 450, refused + " of 500");
  }
}
