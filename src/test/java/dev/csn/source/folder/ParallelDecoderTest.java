package dev.csn.source.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.image.ImageFile;
import dev.csn.image.ImageFit;
import dev.csn.io.Sha256;
import dev.csn.source.images.ImagesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelDecoderTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void imagesComeInTheFilesOrderWhoeverIsDoneFirst(int threads) throws IOException {
    ImagesFolder folder = new ImagesFolder(home);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Every seventh image takes far longer than those behind it.
      int side = i % 7 == 0 ? 300 : 5 + i % 4;
      files.add(folder.picture("p" + i + ".png", i, side, side));
    }
    Files.writeString(files.get(3), "damaged");
    Files.delete(files.get(150));
    List<ParallelDecoder.Result> all = new ArrayList<>();
    try (ParallelDecoder images = new ParallelDecoder(threads, ImagesFolder.SHAPE, ImageFit.PAD)) {
      images.decode(files, all::add);
    }
    assertEquals(200, all.size());
    for (int i = 0; i < 200; i++) {
      assertEquals(i, all.get(i).index());
      if (i != 3 && i != 150) {
        ParallelDecoder.Decoded decoded =
            assertInstanceOf(ParallelDecoder.Decoded.class, all.get(i));
        assertArrayEquals(
            ImageFile.read(files.get(i), ImagesFolder.SHAPE, ImageFit.PAD), decoded.image());
        assertEquals(Sha256.of(files.get(i)), decoded.sha256());
      }
    }
    assertTrue(reason(all.get(3)).startsWith("is no image"), reason(all.get(3)));
    assertEquals("no such file", reason(all.get(150)));
  }

  private static String reason(ParallelDecoder.Result result) {
    return assertInstanceOf(ParallelDecoder.Refused.class, result).reason();
  }

  @Test
  void exceptionOfTheReceiverEndsDecoding() {
    ImagesFolder folder = new ImagesFolder(home);
    List<Path> files = List.of(folder.picture("a.png", 1, 9, 9), folder.picture("b.png", 2, 9, 9));
    try (ParallelDecoder images = new ParallelDecoder(2, ImagesFolder.SHAPE, ImageFit.PAD)) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  images.decode(
                      files,
                      decoded -> {
                        throw new IllegalStateException("full");
                      }));
      assertEquals("full", thrown.getMessage());
    }
  }
}
