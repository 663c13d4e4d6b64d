package dev.csn.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.io.Checksums;
import dev.csn.io.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetGalleryTest {
  private static final AttributeSchema DIGIT =
      AttributeSchema.categorical("digit", List.of("0", "1"));
  private static final AttributeSchema COLOR =
      AttributeSchema.continuous("color", List.of("r", "g"));

  private final ParquetGallery gallery =
      new ParquetGallery(7, 2, "all", List.of(DIGIT, COLOR), "a".repeat(64), "b".repeat(64));
  private final Masks masks =
      new Masks(List.of("digit", "color"), new float[][] {{1, 0}, {0.5f, 2}});

  @TempDir private Path directory;

  private void write() throws IOException {
    Path items = Files.createDirectory(directory.resolve(ParquetGallery.ITEMS));
    Files.writeString(items.resolve(ParquetGallery.part(0)), "rows");
    gallery.write(directory, masks);
  }

  @Test
  void whatAGallerySaysOfItselfIsReadAgain() throws IOException {
    assertFalse(ParquetGallery.isAt(directory));
    write();
    assertTrue(ParquetGallery.isAt(directory));
    assertEquals(gallery, ParquetGallery.read(directory));
  }

  @Test
  void masksAreWrittenAsInAnExport() throws IOException {
    write();
    Path file = directory.resolve("masks.npy");
    try (InputStream in = Files.newInputStream(file)) {
      assertArrayEquals(
          new float[] {1, 0, 0.5f, 2}, Npy.readFloats(in, "masks.npy", Files.size(file), 2, 2));
    }
    assertEquals("[\"digit\",\"color\"]", read("conditions.json").replaceAll("\\s", ""));
  }

  private String read(String file) throws IOException {
    return new String(Files.readAllBytes(directory.resolve(file)), UTF_8);
  }

  @Test
  void everyFileIsVouchedFor() throws IOException {
    write();
    Checksums sums = Checksums.read(directory.resolve("CRC32CSUMS")).orElseThrow();
    for (String file :
        List.of(
            "gallery.json", "masks.npy", "conditions.json", "items.parquet/part-00000.parquet")) {
      sums.verify(file, directory.resolve(file));
    }
    Files.writeString(directory.resolve("items.parquet/part-00000.parquet"), "rowz");
    assertThrows(
        InputException.class,
        () ->
            sums.verify(
                "items.parquet/part-00000.parquet",
                directory.resolve("items.parquet/part-00000.parquet")));
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    write();
    Path file = directory.resolve("gallery.json");
    Files.writeString(file, read("gallery.json").replaceFirst("1", "2"));
    Refusal.ofInput(
        () -> ParquetGallery.read(directory), file.toString(), "formatVersion 2", "must be 1");
  }

  @Test
  void anAttributeNamedLikeAColumnIsRefused() {
    ParquetGallery.requireColumns(List.of(DIGIT, COLOR));
    AttributeSchema embedding = AttributeSchema.categorical("embedding", List.of("a"));
    Refusal.ofInput(
        () -> ParquetGallery.requireColumns(List.of(embedding)), "attribute 'embedding'");
  }

  @Test
  void whatDescribesNoGalleryIsRefused() throws IOException {
    write();
    Path file = directory.resolve("gallery.json");
    String whole = read("gallery.json");
    for (String[] change :
        new String[][] {
          {"\"items\": 7", "\"items\": 0", "items: 0, must be at least 1"},
          {"\"dimensions\": 2", "\"dimensions\": -2", "dimensions: -2, must be at least 1"},
          {"\"all\"", "\"most\"", "split: most, must be a split or all"},
          {"\"all\"", "null", "split: null"},
          {"\"a{64}\"", "\"a\"", "model: a, must be a SHA-256"},
          {"\"b{64}\"", "null", "dataset: null, must be a SHA-256"},
          {
            "(?s)\"attributes\" ?: ?.*\\],\n  \"model\"",
            "\"attributes\": [null], \"model\"",
            "list"
          },
          {"(?s)\"attributes\" ?: ?.*\\],\n  \"model\"", "\"attributes\": null, \"model\"", "list"},
          {"\"items\"", "\"item\"", "item"},
        }) {
      String damaged = whole.replaceFirst(change[0], change[1]);
      assertNotEquals(whole, damaged, change[0]);
      Files.writeString(file, damaged);
      Refusal.ofInput(() -> ParquetGallery.read(directory), file, change[2]);
    }
  }

  @Test
  void allPartsAndNoOthersMustBeThere() throws IOException {
    write();
    String name = "items.parquet/part-00000.parquet";
    assertEquals(Set.of(name), ParquetGallery.parts(gallery.requireParts(directory)));
    Path other = Files.writeString(directory.resolve("items.parquet/.part.crc"), "");
    Refusal.ofInput(() -> gallery.requireParts(directory), other, "not of the gallery");
    Files.delete(other);
    Path part = directory.resolve(name);
    Path below = Files.createDirectory(directory.resolve("items.parquet/x"));
    Files.move(part, below.resolve(part.getFileName()));
    Refusal.ofInput(() -> gallery.requireParts(directory), part, "no such file");
    Files.move(below.resolve(part.getFileName()), part);
    Files.delete(below);
    Files.writeString(directory.resolve("gallery.json"), read("gallery.json") + " ");
    Refusal.ofInput(() -> gallery.requireParts(directory), "gallery.json: damaged, changed");
    Files.delete(directory.resolve("CRC32CSUMS"));
    Refusal.ofInput(() -> gallery.requireParts(directory), "CRC32CSUMS: no such file");
  }
}
