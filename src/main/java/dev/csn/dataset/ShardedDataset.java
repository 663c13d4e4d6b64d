package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dataset directory with shards: what its {@code shards.json} says, and what the shards hold.
 *
 * @param sha256 of the file {@code shards.json}
 */
record ShardedDataset(Path directory, ShardsJson json, String sha256) {
  /** Whether a directory holds shards. */
  static boolean isAt(Path directory) {
    return Files.exists(directory.resolve(ShardsJson.FILE));
  }

  /**
   * Reads what says where the shards are, and none of them.
   *
   * @throws InputException if it is missing or not of the format
   */
  static ShardedDataset open(Path directory) {
    Path file = directory.resolve(ShardsJson.FILE);
    byte[] bytes = JsonFile.bytes(file);
    if (Files.exists(directory.resolve(DatasetJson.FILE))) {
      throw new InputException(
          directory + ": holds " + ShardsJson.FILE + " and " + DatasetJson.FILE + ", must be one");
    }
    return new ShardedDataset(directory, ShardsJson.parse(file, bytes), Sha256.of(bytes));
  }

  /** All of it, verified to its last byte. */
  ImageSet read() {
    requireNoOthers();
    ImageSet joined = read(IntStream.range(0, json.shards().size()).toArray());
    json.files().forEach((name, digest) -> Digests.verify(directory.resolve(name), digest));
    Items items = ItemsFiles.withComparisons(directory, joined.items(), json.attributes());
    int[] firsts = json.shards().stream().mapToInt(ShardsJson.Entry::firstId).toArray();
    return new ImageSet(joined.name(), joined.pixels(), joined.fit(), items, sha256, firsts);
  }

  /**
   * Some of its shards, verified; comparisons of items only where all three are in one shard.
   *
   * @param shards ascending
   */
  ImageSet read(int[] shards) {
    List<Items> items = new ArrayList<>();
    List<Pixels> pixels = new ArrayList<>();
    for (int s : shards) {
      StoredDataset shard = shard(s);
      requireLikeTheFirst(s, shard.items(), items);
      items.add(shard.items().shift(json.shards().get(s).firstId()));
      pixels.add(shard.pixels());
    }
    return new ImageSet(
        json.name(), Pixels.join(pixels), json.fitOrDefault(), JoinedItems.of(items), sha256);
  }

  /** The shards, unread. */
  List<Shard> shards() {
    return json.shards().stream()
        .map(s -> new Shard(place(s).toString(), 0, s.items(), s.firstId(), s.sha256()))
        .toList();
  }

  /** The numbers of the shards that have items of a split, ascending. */
  int[] shardsWith(Split split) {
    return IntStream.range(0, json.shards().size())
        .filter(s -> json.shards().get(s).splits().of(split) > 0)
        .toArray();
  }

  private Path place(ShardsJson.Entry shard) {
    return directory.resolve(shard.directory());
  }

  private StoredDataset shard(int index) {
    ShardsJson.Entry listed = json.shards().get(index);
    Path place = place(listed);
    if (!Files.isDirectory(place)) {
      throw new InputException(
          place + ": no such directory, " + directory.resolve(ShardsJson.FILE) + " lists it");
    }
    StoredDataset shard = StoredDataset.read(place);
    Path file = place.resolve(DatasetJson.FILE);
    if (!shard.sha256().equals(listed.sha256())) {
      throw new InputException(
          file
              + ": "
              + origin(shard.sha256())
              + ": SHA-256 "
              + shard.sha256()
              + ", "
              + ShardsJson.FILE
              + " says "
              + listed.sha256());
    }
    require(file, "name", shard.json().name(), json.name());
    require(file, "image", shard.json().image(), json.image());
    require(file, "fit", shard.json().fitOrDefault().label(), json.fitOrDefault().label());
    require(
        file,
        "background",
        shard.json().fitOrDefault().background().label(),
        json.fitOrDefault().background().label());
    require(file, "attributes", shard.json().attributes(), json.attributes());
    require(file, "splits", shard.json().splits(), listed.splits());
    return shard;
  }

  /** Directories change places more often than files change their contents. */
  private String origin(String found) {
    return json.shards().stream()
        .filter(shard -> shard.sha256().equals(found))
        .findFirst()
        .map(shard -> "is that of " + shard.directory())
        .orElse("changed since it was listed");
  }

  private static void require(Path file, String key, Object found, Object expected) {
    if (!found.equals(expected)) {
      throw new InputException(
          file + ": " + key + " " + found + ", " + ShardsJson.FILE + " says " + expected);
    }
  }

  private void requireLikeTheFirst(int index, Items items, List<Items> before) {
    if (!before.isEmpty() && before.get(0).haveFiles() != items.haveFiles()) {
      throw new InputException(
          place(json.shards().get(index)).resolve(ItemsFiles.TABLE)
              + ": "
              + (items.haveFiles() ? "has" : "lacks")
              + " the column "
              + ItemsCsv.FILE
              + ", unlike the shards before");
    }
  }

  /** One that is not listed was put there, or the list is another dataset's. */
  private void requireNoOthers() {
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
      throw new InputException(directory + ": " + FileProblem.reason(e), e);
    }
  }
}
