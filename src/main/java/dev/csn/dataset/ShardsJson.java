package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@code shards.json} says: a dataset whose items are kept in several directories,
 * shard by shard.
 *
 * @param fit not in the file if images were stretched, or had the shape from the start, on black
 * @param background of the fit; not in the file if black
 * @param splits of all shards
 * @param files the SHA-256 of the files beside the shards, by name: comparisons of items, which may
 *     lie in several shards, and what became of the sources; not in the file if there are none
 * @param shards in the order of their items
 */
record ShardsJson(
    int formatVersion,
    String name,
    ImageShape image,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImageFit fit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Background background,
    List<AttributeSchema> attributes,
    SplitSizes splits,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> files,
    List<Entry> shards)
    implements Manifest {
  static final String FILE = "shards.json";

  /** Each takes a mapping of memory at least, of which systems grant some 65,000. */
  static final int MOST = 10_000;

  private static final int FORMAT_VERSION = 1;

  /**
   * One shard.
   *
   * @param directory its name
   * @param items how many it has
   * @param firstId the id, in the whole dataset, of its item 0
   * @param splits of its items
   * @param sha256 of its {@code dataset.json}
   */
  record Entry(String directory, int items, int firstId, SplitSizes splits, String sha256) {
    Entry {
      Manifest.require("splits", splits);
      Manifest.requireDigest("sha256", sha256);
      if (items < 1 || items != splits.total()) {
        throw new IllegalArgumentException(
            "items " + items + ": must be at least 1, and those of the splits " + splits);
      }
    }
  }

  ShardsJson {
    ImageFit whole = ImageFit.of(fit, background);
    fit = whole.ifNotDefault();
    background = whole.backgroundIfNotDefault();
    Manifest.require("name", name);
    Manifest.require("image", image);
    Manifest.require("attributes", attributes);
    Manifest.require("splits", splits);
    Manifest.require("shards", shards);
    attributes.forEach(attribute -> Manifest.require("attributes", attribute));
    attributes = List.copyOf(attributes);
    files = Manifest.digests("files", files == null ? Map.of() : files);
    Set<String> names = new TreeSet<>(files.keySet());
    names.remove(DatasetJson.REPORT);
    Set<String> expected = new TreeSet<>(ItemsFiles.names(attributes));
    expected.remove(ItemsFiles.TABLE);
    if (!names.equals(expected)) {
      throw new IllegalArgumentException("files: " + files.keySet() + ", must be " + expected);
    }
    ItemsCsv.header(attributes); // refuses attributes that share a column
    shards.forEach(shard -> Manifest.require("shards", shard));
    shards = List.copyOf(shards);
    requireOrder(shards);
    requireSum(shards, splits);
  }

  static ShardsJson of(
      DatasetJson source, SplitSizes splits, Map<String, String> files, List<Entry> shards) {
    return new ShardsJson(
        FORMAT_VERSION,
        source.name(),
        source.image(),
        source.fit(),
        source.background(),
        source.attributes(),
        splits,
        files,
        shards);
  }

  /** The name of a shard's directory. */
  static String directory(int shard) {
    return String.format(Locale.ROOT, "shard-%05d", shard);
  }

  /** Whether a directory's name is that of some shard. */
  static boolean isDirectory(String name) {
    return name.matches("shard-[0-9]{5}");
  }

  /**
   * Parses the file's bytes.
   *
   * @throws InputException if they are not of this format, or of another version of it
   */
  static ShardsJson parse(Path file, byte[] bytes) {
    JsonFile.requireVersion(file.toString(), bytes, FORMAT_VERSION);
    return JsonFile.parse(file, bytes, ShardsJson.class);
  }

  /** One after another, none missing, none twice. */
  private static void requireOrder(List<Entry> shards) {
    if (shards.isEmpty() || shards.size() > MOST) {
      throw new IllegalArgumentException(
          "shards: " + shards.size() + ", must be from 1 to " + MOST);
    }
    long firstId = 0;
    for (int s = 0; s < shards.size(); s++) {
      Entry shard = shards.get(s);
      if (!directory(s).equals(shard.directory())) {
        throw new IllegalArgumentException(
            "shards[" + s + "]: directory '" + shard.directory() + "', must be " + directory(s));
      }
      if (shard.firstId() != firstId) {
        throw new IllegalArgumentException(
            shard.directory() + ": firstId " + shard.firstId() + ", must be " + firstId);
      }
      firstId += shard.items();
    }
  }

  private static void requireSum(List<Entry> shards, SplitSizes splits) {
    long train = shards.stream().mapToLong(shard -> shard.splits().train()).sum();
    long validation = shards.stream().mapToLong(shard -> shard.splits().validation()).sum();
    long test = shards.stream().mapToLong(shard -> shard.splits().test()).sum();
    if (train != splits.train() || validation != splits.validation() || test != splits.test()) {
      throw new IllegalArgumentException(
          String.format(
              "splits: %s, but the shards have %d train, %d validation, %d test",
              splits, train, validation, test));
    }
  }
}
