package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.ShapesDataset;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Items;
import dev.csn.dataset.ItemsCsv;
import dev.csn.image.Pixels;
import dev.csn.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Dataset directories with one file replaced, and the digests in {@code dataset.json} made to agree
 * with it. The items of one that is accepted are written and read as the same.
 */
final class DatasetTarget implements Target {
  private static final String DESCRIPTION = "dataset.json";

  private final Path directory;
  private final Path items;
  private final Parts parts;

  DatasetTarget(Path scratch) throws IOException {
    this.directory = scratch.resolve("dataset");
    this.items = scratch.resolve("items.csv");
    ShapesDataset.write(directory, 5);
    this.parts = Parts.of(directory);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Map<String, byte[]> files = parts.with(input);
    String replaced = parts.selected(input);
    if (!replaced.equals(DESCRIPTION)) {
      String description = new String(files.get(DESCRIPTION), UTF_8);
      String digest = Sha256.of(files.get(replaced));
      files.put(
          DESCRIPTION,
          description
              .replaceFirst("(\"" + replaced + "\" *: *\")[0-9a-f]{64}", "$1" + digest)
              .getBytes(UTF_8));
    }
    Parts.write(directory, files);
    ImageSet read = ImageSetStore.read(directory);
    Pixels pixels = read.pixels();
    pixels.copy(pixels.items() - 1, new byte[pixels.shape().values()], 0);
    assertReadAgain(read.items());
  }

  private void assertReadAgain(Items read) throws IOException {
    byte[] written = csv(read);
    Files.write(items, written);
    assertEquals(
        new String(written, UTF_8), new String(csv(ItemsCsv.read(items, read.schemas())), UTF_8));
  }

  private static byte[] csv(Items items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ItemsCsv.write(out, items);
    return out.toByteArray();
  }
}
