package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Exports with one file replaced; one that is accepted is written and read as the same. */
final class GalleryTarget implements Target {
  private static final String CHECKSUMS = "CRC32CSUMS";

  private final Path directory;
  private final Path again;
  private final Parts parts;
  private final List<AttributeSchema> schemas;

  GalleryTarget(Path scratch) throws IOException {
    this.directory = scratch.resolve("gallery");
    this.again = scratch.resolve("again");
    Items items =
        new Items(
            new int[] {3, 7, 9},
            new Split[] {Split.TEST, Split.TEST, Split.TEST},
            List.of(
                new Categorical("digit", List.of("0", "1, \"x\""), new int[] {1, 0, 1}),
                new Continuous("color", List.of("r", "g"), new float[] {1, 2, 3, 4, 5.5f, 6})));
    this.schemas = items.schemas();
    GalleryStore.write(
        directory,
        new Gallery(
            items,
            new Embeddings(new float[] {1, 2, 3, 4, -5, 6.25f}, 2),
            new Masks(List.of("color", "digit"), new float[][] {{1, 0}, {0, 3}})),
        false);
    this.parts = Parts.of(directory);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Map<String, byte[]> files = parts.with(input);
    if (!parts.selected(input).equals(CHECKSUMS)) {
      files.remove(CHECKSUMS); // as in exports from before there was one
    }
    Files.deleteIfExists(directory.resolve(CHECKSUMS));
    Parts.write(directory, files);
    Gallery read = GalleryStore.read(directory, schemas);
    GalleryStore.write(again, read, true);
    Gallery second = GalleryStore.read(again, schemas);
    assertArrayEquals(read.embeddings().rowMajor(), second.embeddings().rowMajor());
    assertArrayEquals(read.masks().active(), second.masks().active());
  }
}
