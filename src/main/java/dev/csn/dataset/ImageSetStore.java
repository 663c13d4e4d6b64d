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
 * A dataset directory, whose description has been read and nothing else. A dataset in one piece is
 * one whose only shard is the directory itself.
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
   * @throws InputException if there is none, or it is not of the format
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

  /** A dataset in one piece: a shard, or all of a dataset without others. */
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
   * The dataset in a directory. Its images stay in their files and are read as they are asked for.
   *
   * @throws InputException if a file is missing, not of the format, at odds with another, or has
   *     changed since it was written
   */
  public static ImageSet read(Path directory) {
    return open(directory).read();
  }

  /**
   * What a dataset says of itself. Neither items nor pixels are read, and none of its shards.
   *
   * @throws InputException if there is none, or what describes it is not of the format
   */
  public static DatasetSummary summary(Path directory) {
    return open(directory).summary();
  }

  /**
   * The part of a dataset that one of several partitions trains on. Of one partition it is the
   * whole dataset. Of several, each training item is in exactly one part, with the id that it has
   * in the whole, and other items are in none. Of a dataset with at least as many shards with
   * training items as there are partitions, a part has every {@code partitions}-th of these shards,
   * and no other is read; of any other dataset every {@code partitions}-th training item.
   *
   * @param partition from 0 to {@code partitions - 1}
   * @throws ConfigurationException if a part would be empty, or comparisons of items would lie in
   *     several
   * @throws InputException as {@link #read}
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
   * The parts of a dataset for work on many machines, in the order of their ids, which every item
   * is in exactly one of. Descriptions are read, items and pixels are not: {@link Shard#read} reads
   * and verifies a part.
   *
   * <p>Of a dataset with shards these are its shards, whatever their sizes. Of one without they are
   * ranges of rows; as its files have one digest each, whoever reads a range reads all of them to
   * verify it. What is large is better kept in shards.
   *
   * @param most items of a range, at least 1
   * @throws InputException if there is no dataset, or what describes it is not of the format
   */
  public static List<Shard> shards(Path dataset, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("parts of " + most + " items");
    }
    // Whoever reads a part may work elsewhere, and error messages name the path as it was given.
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
      for (int first = 0; first < total; first += most) {
        int items = Math.min(most, total - first);
        parts.add(new Shard(path.toString(), first, items, first, store.sha256));
      }
    }
    return parts;
  }

  /**
   * Reads a dataset in one piece, such as a shard.
   *
   * @throws InputException as {@link #read(Path)}, and if it is in shards itself
   */
  static ImageSet readPiece(Path directory) {
    return openPiece(directory).read();
  }

  /** The description of the whole. */
  Manifest manifest() {
    return manifest;
  }

  /** The description of its first piece: what all of them say alike. */
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

  /** All of it, verified to its last byte. */
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
   * Some of its shards, verified; comparisons of items only where all three are in one shard.
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

  /** Directories change places more often than files change their contents. */
  private String origin(String found) {
    return ((ShardsJson) manifest)
        .shards().stream()
            .filter(shard -> shard.sha256().equals(found))
            .findFirst()
            .map(shard -> "is that of " + shard.directory())
            .orElse("changed since it was listed");
  }

  /** Refuses a shard that is not listed: it was put there, or the list is another dataset's. */
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

  /** The items of a dataset in one piece, whose ids are the row numbers. */
  private Items readTable() {
    Items items = ItemsFiles.read(directory, manifest.attributes());
    Path file = directory.resolve(ItemsFiles.TABLE);
    for (int row = 0; row < items.size(); row++) {
      if (items.id(row) != row) {
        throw new InputException(
            // After the header, a line for each item: no label has a line break.
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
   * The numbers of the shards that have items of a split, ascending; none if there are no shards.
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

  /** A command that was killed may have taken the dataset away, to put another in its place. */
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
