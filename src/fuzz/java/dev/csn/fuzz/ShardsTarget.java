package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.ShapesDataset;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Shard;
import dev.csn.dataset.ShardsBuilder;
import dev.csn.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Datasets in two shards with one file replaced, and the digests of what holds it made to agree: a
 * shard's {@code dataset.json} with its files, {@code shards.json} with that. Of one that is
 * accepted, the parts are the whole.
 */
final class ShardsTarget implements Target {
  private static final String LIST = "shards.json";
  private static final String DESCRIPTION = "dataset.json";

  private final Path directory;
  private final Parts parts;

  ShardsTarget(Path scratch) throws IOException {
    Path plain = scratch.resolve("plain");
    this.directory = scratch.resolve("sharded");
    ShapesDataset.write(plain, 5);
    var unused = ShardsBuilder.build(plain, 3, directory, false);
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
    if (!replaced.equals(LIST)) {
      Path file = Path.of(replaced);
      String description = file.resolveSibling(DESCRIPTION).toString();
      if (!file.endsWith(DESCRIPTION)) {
        String name = "\"" + file.getFileName() + "\" *: *";
        replaceDigest(files, description, name, files.get(replaced));
      }
      String entry = "\"" + file.getParent() + "\"[^}]*}[^}]*\"sha256\" *: *";
      replaceDigest(files, LIST, entry, files.get(description));
    }
    Parts.write(directory, files);
    ImageSet read = ImageSetStore.read(directory);
    read.pixels().copy(read.size() - 1, new byte[read.shape().values()], 0);
    List<String> lines = new ArrayList<>();
    for (Shard shard : ImageSetStore.shards(directory, 1)) {
      lines.addAll(lines(shard.read()));
    }
    assertEquals(lines(read), lines);
  }

  private static void replaceDigest(
      Map<String, byte[]> files, String in, String before, byte[] content) {
    String text = new String(files.get(in), UTF_8);
    String digest = Sha256.of(content);
    files.put(
        in, text.replaceFirst("(" + before + "\")[0-9a-f]{64}", "$1" + digest).getBytes(UTF_8));
  }

  private static List<String> lines(ImageSet set) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ItemsCsv.write(out, set.items());
    return out.toString(UTF_8).lines().skip(1).toList();
  }
}
