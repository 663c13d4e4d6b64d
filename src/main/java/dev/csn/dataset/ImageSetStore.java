package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.image.ImageFit;
import dev.csn.image.Pixels;
import dev.csn.io.FileProblem;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dataset directory and its description. Reads all items, a partition's items, or a list of
 * shards. The only shard of a dataset in one piece is the directory itself.
 */
public final class ImageSetStore {
  private final Path directory;
  private final Manifest manifest;
  private final String sha256;

  private ImageSetStore(Path directory, Manifest manifest, String sha256) {
    this.directory = directory;
    this.manifest = manifest;
    this.sha256 = sha256;
  }

  /**
   * Reads the description of a dataset.
   *
   * @throws InputException if the directory or its description is missing or damaged
   */
  static ImageSetStore open(Path directory) {
    if (!Files.exists(directory)) {
      putBack(directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory
              + (Files.exists(directory) ? ": not a directory" : ": no such directory")
              + "; 'csn prepare-data' makes a dataset directory");
    }
    Path shards = directory.resolve(ShardsJson.FILE);
    if (!Files.exists(shards)) {
      return openPiece(directory);
    }
    byte[] bytes = JsonFile.bytes(shards);
    if (Files.exists(directory.resolve(DatasetJson.FILE))) {
      throw new InputException(
          directory + ": holds " + ShardsJson.FILE + " and " + DatasetJson.FILE + ", must be one");
    }
    return new ImageSetStore(directory, ShardsJson.parse(shards, bytes), Sha256.of(bytes));
  }

  /** Opens a dataset in one piece: a shard, or a whole dataset without shards. */
  private static ImageSetStore openPiece(Path directory) {
    Path description = directory.resolve(DatasetJson.FILE);
    if (Files.exists(directory.resolve(ShardsJson.directory(0)))) {
      throw new InputException(directory.resolve(ShardsJson.FILE) + ": no such file");
    }
    if (!Files.exists(description)) {
      throw new InputException(
          description + ": no such file; 'csn prepare-data' makes a dataset directory");
    }
    byte[] bytes = JsonFile.bytes(description);
    return new ImageSetStore(directory, DatasetJson.parse(description, bytes), Sha256.of(bytes));
  }

  /**
   * Reads a dataset. Pixels stay in their files and are read on access.
   *
   * @throws InputException if a file is missing, damaged, at odds with another file, or changed
   *     since it was written
   */
  public static ImageSet read(Path directory) {
    return open(directory).read();
  }

  /**
   * Reads the description of a dataset, without items, pixels or shards.
   *
   * @throws InputException if the directory or its description is missing or damaged
   */
  public static DatasetSummary summary(Path directory) {
    return open(directory).summary();
  }

  /**
   * Reads the training items of one partition; the whole dataset if there is only one partition.
   * Each training item is in exactly one partition and keeps its id; other items are in none. If
   * there are at least as many shards with training items as partitions, each partition has every
   * {@code partitions}-th of these shards, and reads no other. Else it has every {@code
   * partitions}-th training item.
   *
   * @param partition from 0 to {@code partitions - 1}
   * @throws ConfigurationException if a partition would be empty, or the dataset has triplet
   *     attributes, whose triplets would cross partitions
   * @throws InputException as {@link #read(Path)}
   */
  public static ImageSet partition(Path directory, int partition, int partitions) {
    ImageSet.requirePartition(partition, partitions);
    ImageSetStore store = open(directory);
    if (partitions == 1) {
      return store.read();
    }
    store.requireDivisible(partitions);
    int[] shards = store.shardsWith(Split.TRAIN);
    if (!ImageSet.byShards(shards.length, partitions)) {
      return store.read().partition(partition, partitions);
    }
    IntStream turns = IntStream.range(0, shards.length);
    ImageSet part =
        store.read(
            turns
                .filter(turn -> turn % partitions == partition)
                .map(turn -> shards[turn])
                .toArray());
    return part.select(part.items().rows(Split.TRAIN));
  }

  /**
   * Splits a dataset into parts for work on many machines, in the order of ids. Every item is in
   * exactly one part. {@link Shard#read} reads and verifies a part; this method reads descriptions
   * only.
   *
   * <p>The parts of a dataset in shards are its shards. The parts of a dataset in one piece are
   * ranges of rows. Each of its files has one digest, so reading a range reads whole files to
   * verify them: store large datasets in shards.
   *
   * @param maxItems items of a range, at least 1; shards keep their sizes
   * @throws InputException if the directory or its description is missing or damaged
   */
  public static List<Shard> shards(Path dataset, int maxItems) {
    if (maxItems < 1) {
      throw new IllegalArgumentException("parts of " + maxItems + " items");
    }
    // Another process may read a part in another directory; messages name the path as given.
    ImageSetStore store = open(dataset);
    Path path = dataset.toAbsolutePath();
    List<Shard> parts = new ArrayList<>();
    if (store.manifest instanceof ShardsJson json) {
      for (ShardsJson.Entry shard : json.shards()) {
        String place = path.resolve(shard.directory()).toString();
        parts.add(new Shard(place, 0, shard.items(), shard.firstId(), shard.sha256()));
      }
    } else {
      int total = store.manifest.splits().total();
      for (int first = 0; first < total; first += maxItems) {
        int items = Math.min(maxItems, total - first);
        parts.add(new Shard(path.toString(), first, items, first, store.sha256));
      }
    }
    return parts;
  }

  /**
   * Reads a dataset in one piece, such as a shard.
   *
   * @throws InputException as {@link #read(Path)}, and if the dataset has shards
   */
  static ImageSet readPiece(Path directory) {
    return openPiece(directory).read();
  }

  /** The description of the whole dataset. */
  Manifest manifest() {
    return manifest;
  }

  /** The description of the first shard, for the keys that all shards share. */
  DatasetJson firstPiece() {
    return manifest instanceof DatasetJson json
        ? json
        : openPiece(directory.resolve(ShardsJson.directory(0))).firstPiece();
  }

  DatasetSummary summary() {
    int shards = manifest instanceof ShardsJson json ? json.shards().size() : 0;
    return new DatasetSummary(
        manifest.name(),
        manifest.image(),
        manifest.fitOrDefault(),
        manifest.attributes(),
        manifest.splits(),
        shards,
        sha256);
  }

  /** Reads the whole dataset and verifies every byte. */
  ImageSet read() {
    if (!(manifest instanceof ShardsJson json)) {
      Items items = readTable();
      Pixels pixels =
          Pixels.map(directory.resolve(DatasetJson.IMAGES), manifest.image(), items.size());
      verifyFiles();
      return new ImageSet(manifest.name(), pixels, manifest.fitOrDefault(), items, sha256);
    }
    requireNoOthers(json);
    ImageSet joined = read(IntStream.range(0, json.shards().size()).toArray());
    verifyFiles();
    Items items = ItemsFiles.withTriplets(directory, joined.items(), json.attributes());
    int[] firsts = json.shards().stream().mapToInt(ShardsJson.Entry::firstId).toArray();
    return new ImageSet(joined.name(), joined.pixels(), joined.fit(), items, sha256, firsts);
  }

  /**
   * Reads and verifies some shards. Keeps a triplet only if all its items are in one shard.
   *
   * @param shards ascending
   */
  private ImageSet read(int[] shards) {
    List<ShardsJson.Entry> entries = ((ShardsJson) manifest).shards();
    List<Items> items = new ArrayList<>();
    List<Pixels> pixels = new ArrayList<>();
    for (int s : shards) {
      ImageSet shard = readShard(entries.get(s));
      if (!items.isEmpty() && items.get(0).haveFiles() != shard.items().haveFiles()) {
        throw new InputException(
            directory.resolve(entries.get(s).directory()).resolve(ItemsFiles.TABLE)
                + ": "
                + (shard.items().haveFiles() ? "has" : "lacks")
                + " the column "
                + ItemsCsv.FILE
                + ", unlike the shards before");
      }
      items.add(shard.items().shift(entries.get(s).firstId()));
      pixels.add(shard.pixels());
    }
    return new ImageSet(
        manifest.name(),
        Pixels.join(pixels),
        manifest.fitOrDefault(),
        JoinedItems.of(items),
        sha256);
  }

  private ImageSet readShard(ShardsJson.Entry listed) {
    Path place = directory.resolve(listed.directory());
    if (!Files.isDirectory(place)) {
      throw new InputException(
          place + ": no such directory, " + directory.resolve(ShardsJson.FILE) + " lists it");
    }
    ImageSetStore shard = openPiece(place);
    ImageSet read = shard.read();
    Path file = place.resolve(DatasetJson.FILE);
    if (!shard.sha256.equals(listed.sha256())) {
      throw new InputException(
          file
              + ": "
              + origin(shard.sha256)
              + ": SHA-256 "
              + shard.sha256
              + ", "
              + ShardsJson.FILE
              + " says "
              + listed.sha256());
    }
    require(file, "name", shard.manifest.name(), manifest.name());
    require(file, "image", shard.manifest.image(), manifest.image());
    ImageFit fit = shard.manifest.fitOrDefault();
    require(file, "fit", fit.label(), manifest.fitOrDefault().label());
    String background = manifest.fitOrDefault().background().label();
    require(file, "background", fit.background().label(), background);
    require(file, "attributes", shard.manifest.attributes(), manifest.attributes());
    require(file, "splits", shard.manifest.splits(), listed.splits());
    return read;
  }

  private static void require(Path file, String key, Object found, Object expected) {
    if (!found.equals(expected)) {
      throw new InputException(
          file + ": " + key + " " + found + ", " + ShardsJson.FILE + " says " + expected);
    }
  }

  /** Names another shard with this digest, because swapped directories are the likely cause. */
  private String origin(String found) {
    return ((ShardsJson) manifest)
        .shards().stream()
            .filter(shard -> shard.sha256().equals(found))
            .findFirst()
            .map(shard -> "is that of " + shard.directory())
            .orElse("changed since it was listed");
  }

  /** Rejects a shard directory that the list lacks: one of the two is another dataset's. */
  private void requireNoOthers(ShardsJson json) {
    Set<String> listed =
        json.shards().stream().map(ShardsJson.Entry::directory).collect(Collectors.toSet());
    try (Stream<Path> entries = Files.list(directory)) {
      List<String> others =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(ShardsJson::isDirectory)
              .filter(name -> !listed.contains(name))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw new InputException(
            directory.resolve(others.get(0)) + ": " + ShardsJson.FILE + " does not list it");
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(directory, e);
    }
  }

  /** Reads the items of a dataset in one piece, whose ids are row numbers. */
  private Items readTable() {
    Items items = ItemsFiles.read(directory, manifest.attributes());
    Path file = directory.resolve(ItemsFiles.TABLE);
    for (int row = 0; row < items.size(); row++) {
      if (items.id(row) != row) {
        throw new InputException(
            // The table has a header and a line per item, because no label has a line break.
            file + ": line " + (row + 2) + ": id " + items.id(row) + ": must be " + row);
      }
    }
    SplitSizes found = SplitSizes.of(items);
    if (!found.equals(manifest.splits())) {
      throw new InputException(
          file + ": " + found + ", " + DatasetJson.FILE + " says " + manifest.splits());
    }
    return items;
  }

  private void verifyFiles() {
    manifest.files().forEach((name, digest) -> Sha256.verify(directory.resolve(name), digest));
  }

  /**
   * The indexes of the shards with items of a split, ascending; empty for a dataset in one piece.
   */
  private int[] shardsWith(Split split) {
    List<ShardsJson.Entry> shards = manifest instanceof ShardsJson json ? json.shards() : List.of();
    return IntStream.range(0, shards.size())
        .filter(s -> shards.get(s).splits().of(split) > 0)
        .toArray();
  }

  private void requireDivisible(int partitions) {
    for (AttributeSchema attribute : manifest.attributes()) {
      if (attribute.hasTriplets()) {
        throw new ConfigurationException(
            "training.partitions: "
                + partitions
                + ", must be 1 with "
                + directory
                + ": '"
                + attribute.name()
                + "' is known by triplets, whose items would be in several");
      }
    }
    int train = manifest.splits().train();
    if (train < partitions) {
      throw new ConfigurationException(
          "training.partitions: "
              + partitions
              + ", must be at most "
              + train
              + ", the items of split train in "
              + directory);
    }
  }

  /** Restores a dataset that a killed command had moved aside to replace it. */
  private static void putBack(Path directory) {
    try {
      StagedDirectory.recover(directory);
      Optional<Path> stranded = StagedDirectory.stranded(directory);
      if (stranded.isPresent()) {
        throw new InputException(
            String.format(
                "%s: no such directory at the moment, a command is replacing it, or was killed"
                    + " while it did; if none runs any more: mv '%s' '%s'",
                directory, stranded.get(), directory));
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(directory, e);
    }
  }
}
