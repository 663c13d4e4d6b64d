package dev.csn.dataset;

import dev.csn.config.Check;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits a dataset into shards image by image, so that memory does not grow with its pixels. The
 * directory appears when it is complete, or not at all.
 */
public final class ShardsBuilder {
  private final ImageSet source;
  private final DatasetJson template;
  private final boolean report;
  private final Path staged;
  private final byte[] image;

  private ShardsBuilder(ImageSet source, DatasetJson template, boolean report, Path staged) {
    this.source = source;
    this.template = template;
    this.report = report;
    this.staged = staged;
    this.image = new byte[source.shape().values()];
  }

  /**
   * Writes a dataset in shards. Equal sources and shard sizes give equal bytes.
   *
   * @param source a dataset, in one piece or in shards
   * @param shardItems the items of a shard, at least 1; the last shard may have fewer
   * @param force whether to replace a dataset in {@code output}
   * @throws ConfigurationException if {@code output} must not be replaced or cannot be written, or
   *     there would be too many shards
   * @throws dev.csn.error.InputException if the source is missing or damaged
   */
  public static PreparedShards build(Path source, int shardItems, Path output, boolean force) {
    Check.atLeast("--items", shardItems, 1);
    ImageSetStore store = ImageSetStore.open(source);
    requireFew(source, store.manifest().splits().total(), shardItems);
    requireApart(source, output);
    boolean replace = DatasetOutput.mustReplace(output, force);
    ImageSet set = store.read();
    boolean report = store.manifest().files().containsKey(DatasetJson.REPORT);
    try (StagedDirectory staged = StagedDirectory.beside(output)) {
      ShardsBuilder builder = new ShardsBuilder(set, store.firstPiece(), report, staged.path());
      PreparedShards prepared = builder.write(source, shardItems, output);
      staged.commit(replace);
      return prepared;
    } catch (IOException e) {
      throw ImageSetWriter.unwritable(output, e);
    }
  }

  private static void requireFew(Path source, int items, int shardItems) {
    int shards = (int) Math.ceil((double) items / shardItems);
    if (shards > ShardsJson.MAX_SHARDS) {
      throw new ConfigurationException(
          "--items: "
              + shardItems
              + " makes "
              + shards
              + " shards of the "
              + items
              + " items of "
              + source
              + ", must be at least "
              + (int) Math.ceil((double) items / ShardsJson.MAX_SHARDS));
    }
  }

  /** Rejects an output inside the source, around it, or equal to it. */
  private static void requireApart(Path source, Path output) {
    try {
      Path from = source.toRealPath();
      Path to = Files.exists(output) ? output.toRealPath() : output.toAbsolutePath().normalize();
      if (from.startsWith(to) || to.startsWith(from)) {
        throw new ConfigurationException(
            "--output " + output + ": must be neither in --source " + source + " nor around it");
      }
    } catch (IOException e) {
      throw ImageSetWriter.unwritable(output, e);
    }
  }

  private PreparedShards write(Path from, int shardItems, Path output) throws IOException {
    List<ShardsJson.Entry> entries = new ArrayList<>();
    for (int first = 0; first < source.size(); first += shardItems) {
      entries.add(shard(entries.size(), first, Math.min(shardItems, source.size() - first)));
    }
    ShardsJson json = ShardsJson.of(template, SplitSizes.of(source.items()), files(from), entries);
    byte[] bytes = Json.pretty(json).getBytes(StandardCharsets.UTF_8);
    Files.write(staged.resolve(ShardsJson.FILE), bytes);
    return PreparedShards.of(output, json, Sha256.of(bytes));
  }

  private ShardsJson.Entry shard(int number, int first, int count) throws IOException {
    String name = ShardsJson.directory(number);
    Path directory = Files.createDirectory(staged.resolve(name));
    try (DatasetFiles files = new DatasetFiles(directory, source.shape(), count)) {
      for (int row = first; row < first + count; row++) {
        source.pixels().copy(row, image, 0);
        files.append(image);
      }
      int[] rows = IntStream.range(first, first + count).toArray();
      DatasetFiles.Written written =
          files.finish(
              new DatasetDescription(
                  template.name(),
                  template.image(),
                  source.items().select(rows).shift(-first),
                  template.seed(),
                  template.sources(),
                  template.dependences(),
                  template.fitOrDefault()));
      return new ShardsJson.Entry(name, count, first, written.json().splits(), written.sha256());
    }
  }

  /** Writes the files that belong to no single shard: all triplets, and the report of sources. */
  private Map<String, String> files(Path from) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    ItemsFiles.write(
        source.items(),
        (name, content) -> {
          if (!name.equals(ItemsFiles.TABLE)) {
            Path file = staged.resolve(name);
            try (var out = Files.newOutputStream(file)) {
              content.writeTo(out);
            }
            digests.put(name, Sha256.of(file));
          }
        });
    if (report) {
      Path file = staged.resolve(DatasetJson.REPORT);
      Files.copy(from.resolve(DatasetJson.REPORT), file);
      digests.put(DatasetJson.REPORT, Sha256.of(file));
    }
    return digests;
  }
}
