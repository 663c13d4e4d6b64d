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
 * The content of {@code shards.json}: a dataset whose items are stored in several directories.
 *
 * @param fit null, and not in the file, for {@link ImageFit#STRETCH} on black
 * @param background the fit's background; null, and not in the file, for black
 * @param splits the items of all shards
 * @param files the SHA-256 of the files beside the shards, by name: triplets, which may cross
 *     shards, and the report of sources; not in the file if there are none
 * @param shards the shards in the order of their items
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

  /** Each shard takes at least one memory mapping; Linux allows 65,530 by default. */
  static final int MAX_SHARDS = 10_000;

  private static final int FORMAT_VERSION = 1;

  /**
   * One shard.
   *
   * @param directory the directory's name
   * @param items the number of items
   * @param firstId the id of the shard's item 0 in the whole dataset
   * @param splits the items of each split
   * @param sha256 the digest of the shard's {@code dataset.json}
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
    ItemsCsv.header(attributes); // rejects two attributes with one column
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

  /** The name of the directory of the shard with this index. */
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
   * @throws InputException if they have another format or version
   */
  static ShardsJson parse(Path file, byte[] bytes) {
    JsonFile.requireVersion(file.toString(), bytes, FORMAT_VERSION);
    return JsonFile.parse(file, bytes, ShardsJson.class);
  }

  /** Requires consecutive shards and ids, none missing, none twice. */
  private static void requireOrder(List<Entry> shards) {
    if (shards.isEmpty() || shards.size() > MAX_SHARDS) {
      throw new IllegalArgumentException(
          "shards: " + shards.size() + ", must be from 1 to " + MAX_SHARDS);
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
