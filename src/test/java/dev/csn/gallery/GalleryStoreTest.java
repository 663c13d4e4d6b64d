package dev.csn.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Checksums;
import dev.csn.io.Npy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryStoreTest {
  private static final Gallery GALLERY = gallery(3, 7, 9);

  @TempDir Path temporary;
  private Path export;

  private static Gallery gallery(int... ids) {
    Items items =
        new Items(
            ids,
            new Split[] {Split.TEST, Split.TEST, Split.TEST},
            List.of(
                new Categorical("digit", List.of("0", "1"), new int[] {1, 0, 1}),
                new Continuous("color", List.of("r", "g"), new float[] {1, 2, 3, 4, 5.5f, 6})));
    return new Gallery(
        items,
        new Embeddings(new float[] {1, 2, 3, 4, -5, 6.25f, 7, 8, 9, 10, 11, 12}, 4),
        new Masks(List.of("color", "digit"), new float[][] {{1, 0, 2, 0}, {0, 3, 0, 0.5f}}));
  }

  @BeforeEach
  void writeAnExport() throws IOException {
    export = temporary.resolve("runs").resolve("gallery");
    GalleryStore.write(export, GALLERY, false);
  }

  private Gallery read() {
    return GalleryStore.read(export, GALLERY.items().schemas());
  }

  private void refused(String file, String... parts) {
    InputException e = assertThrows(InputException.class, this::read);
    assertTrue(e.getMessage().startsWith(export.resolve(file) + ": "), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  private void floats(String file, int rows, int columns, float value) throws IOException {
    float[] values = new float[rows * columns];
    Arrays.fill(values, value);
    AtomicFiles.write(export.resolve(file), out -> Npy.writeFloats(out, values, rows, columns));
  }

  private void text(String file, String text) throws IOException {
    Files.writeString(export.resolve(file), text);
  }

  private List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    Gallery read = read();
    assertArrayEquals(GALLERY.embeddings().rowMajor(), read.embeddings().rowMajor());
    assertEquals(4, read.embeddings().dimensions());
    assertArrayEquals(GALLERY.masks().active(), read.masks().active());
    assertEquals(GALLERY.masks().conditions(), read.masks().conditions());
    assertEquals(3, read.items().size());
    for (int row = 0; row < 3; row++) {
      assertEquals(GALLERY.items().id(row), read.items().id(row));
      assertEquals(GALLERY.items().values(row), read.items().values(row));
    }
  }

  @Test
  void theDirectoryHoldsItsFilesAndNothingIsLeftBeside() throws IOException {
    assertEquals(
        List.of("CRC32CSUMS", "conditions.json", "embeddings.npy", "items.csv", "masks.npy"),
        names(export));
    assertEquals(List.of("gallery"), names(export.getParent()));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    for (String file : List.of("embeddings.npy", "masks.npy", "conditions.json", "items.csv")) {
      byte[] content = Files.readAllBytes(export.resolve(file));
      Files.delete(export.resolve(file));
      refused(file);
      Files.write(export.resolve(file), content);
    }
  }

  @Test
  void moreEmbeddingsThanItemsAreRefusedWithBothNumbers() throws IOException {
    floats("embeddings.npy", 4, 4, 1);
    refused("items.csv", "3 items", "embeddings.npy has 4 rows");
  }

  @Test
  void embeddingsOfAnotherSizeThanTheMasksAreRefusedWithBothNumbers() throws IOException {
    floats("embeddings.npy", 3, 5, 1);
    refused("embeddings.npy", "[3, 5]", "[any, 4]");
  }

  @Test
  void moreMasksThanConditionsAreRefusedWithBothNumbers() throws IOException {
    floats("masks.npy", 3, 4, 1);
    refused("masks.npy", "[3, 4]", "[2, any]");
  }

  @Test
  void masksWithoutDimensionsAreRefused() throws IOException {
    floats("masks.npy", 2, 0, 1);
    refused("masks.npy", "0 dimensions");
  }

  @Test
  void negativeMasksAreRefusedForExportsHoldActiveOnes() throws IOException {
    floats("masks.npy", 2, 4, -0.5f);
    refused("masks.npy", "mask of 'color' holds -0.5");
  }

  @Test
  void embeddingsThatAreNotFiniteAreRefused() throws IOException {
    floats("embeddings.npy", 3, 4, Float.NaN);
    refused("embeddings.npy", "NaN");
  }

  @Test
  void truncatedEmbeddingsAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(export.resolve("embeddings.npy"));
    Files.write(export.resolve("embeddings.npy"), Arrays.copyOf(bytes, bytes.length - 1));
    refused("embeddings.npy", "asks for " + bytes.length);
  }

  @Test
  void conditionsThatAreNoListOfDifferentNamesAreRefused() throws IOException {
    for (String broken :
        List.of(
            "{",
            "{\"color\": \"digit\"}",
            "[\"color\", \"digit\"",
            "[\"color\", 2]",
            "[\"color\", null]",
            "[[\"color\"], \"digit\"]",
            "[\"color\", \"digit\"] x",
            "null",
            "")) {
      text("conditions.json", broken);
      refused("conditions.json", "not a JSON list of names");
    }
    for (String wrong : List.of("[]", "[\"color\", \"color\"]")) {
      text("conditions.json", wrong);
      refused("conditions.json", "must be one or more different names");
    }
  }

  @Test
  void idsThatDoNotAscendAreRefused() throws IOException {
    String table = Files.readString(export.resolve("items.csv"));
    text("items.csv", table.replace("\n7,", "\n99,"));
    refused("items.csv", "9", "99");
  }

  @Test
  void anExistingExportIsRefusedAndStays() {
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () -> GalleryStore.write(export, gallery(1, 2, 3), false));
    assertTrue(e.getMessage().startsWith(export + ": exists already"), e.getMessage());
    assertThrows(ConfigurationException.class, () -> GalleryStore.checkWritable(export, false));
    assertEquals(3, read().items().id(0));
  }

  @Test
  void anExistingExportIsReplacedIfToldTo() throws IOException {
    GalleryStore.checkWritable(export, true);
    GalleryStore.write(export, gallery(1, 2, 3), true);
    assertEquals(1, read().items().id(0));
    assertEquals(List.of("gallery"), names(export.getParent()));
  }

  @Test
  void moreFilesAreVouchedForTooAndTheExportIsReadAsWithoutThem() throws IOException {
    Path more = temporary.resolve("more");
    Map<String, AtomicFiles.Content> note = Map.of("note.txt", out -> out.write('x'));
    GalleryStore.write(more, GALLERY, Optional.empty(), note, false);
    List<String> sums = Files.readAllLines(more.resolve("CRC32CSUMS"));
    assertEquals(5, sums.size());
    assertTrue(sums.contains(Checksums.of(new byte[] {'x'}) + "  note.txt"), sums.toString());
    assertArrayEquals(
        GALLERY.embeddings().rowMajor(),
        GalleryStore.read(more, GALLERY.items().schemas()).embeddings().rowMajor());
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> GalleryStore.write(more, GALLERY, true));
    assertTrue(e.getMessage().contains("holds note.txt, so is no export"), e.getMessage());
  }

  @Test
  void anExportNamesItsModelAsSha256sumDoes() throws IOException {
    String digest = "0123456789abcdef".repeat(4);
    assertEquals(Optional.empty(), GalleryStore.model(export));
    GalleryStore.write(export, GALLERY, Optional.of(digest), Map.of(), true);
    Path file = export.resolve("model.sha256");
    assertEquals(digest + "  model.zip\n", Files.readString(file));
    assertEquals(Optional.of(digest), GalleryStore.model(export));
    assertEquals(3, read().items().size());
    Files.writeString(file, "f".repeat(64) + "  model.zip\n");
    Refusal.ofInput(() -> GalleryStore.model(export), file, "changed since it was written");
    Files.delete(file);
    Refusal.ofInput(() -> GalleryStore.model(export), file, "no such file");
    Files.delete(export.resolve("CRC32CSUMS"));
    assertEquals(Optional.empty(), GalleryStore.model(export));
    for (String damaged : List.of("", digest, digest + "  other.zip\n", "x  model.zip\n")) {
      Files.writeString(file, damaged);
      Refusal.ofInput(() -> GalleryStore.model(export), file, "holds no SHA-256 of a model");
    }
  }

  @Test
  void anEmptyDirectoryIsFilled() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    GalleryStore.write(empty, GALLERY, false);
    assertEquals(5, names(empty).size());
  }

  @Test
  void aDirectoryOfOtherFilesIsNeverReplaced() throws IOException {
    Files.writeString(temporary.resolve("thesis.tex"), "years of work");
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class, () -> GalleryStore.write(temporary, GALLERY, true));
    assertTrue(e.getMessage().contains("holds runs, so is no export"), e.getMessage());
    assertTrue(Files.exists(temporary.resolve("thesis.tex")));
  }

  @Test
  void aDirectoryWhoseEntryIsADirectoryIsNeverReplaced() throws IOException {
    Path kept = Files.createDirectories(temporary.resolve("other").resolve("masks.npy"));
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () -> GalleryStore.write(kept.getParent(), GALLERY, true));
    assertTrue(e.getMessage().contains("holds masks.npy, so is no export"), e.getMessage());
    assertTrue(Files.exists(kept));
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThrows(ConfigurationException.class, () -> GalleryStore.write(file, GALLERY, true));
  }

  @Test
  void aGalleryWhosePartsDisagreeCannotBeMade() {
    Embeddings two = new Embeddings(new float[8], 4);
    assertThrows(
        IllegalArgumentException.class, () -> new Gallery(GALLERY.items(), two, GALLERY.masks()));
  }

  @Test
  void numbersThatHaveChangedAreNotAnsweredFrom() throws IOException {
    floats("embeddings.npy", 3, 4, 1);
    refused("embeddings.npy", "changed since it was written", "CRC32CSUMS");
    GalleryStore.write(export, GALLERY, true);
    text("items.csv", Files.readString(export.resolve("items.csv")).replace("5.5", "5.6"));
    refused("items.csv", "changed since it was written");
    Files.delete(export.resolve("CRC32CSUMS")); // as exports were before it was written
    assertEquals(3, read().items().size());
  }
}
