package dev.csn.dataset;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads dataset directories, with shards or without, and believes nothing in them unchecked. */
public final class ImageSetStore {
  private ImageSetStore() {}

  /**
   * The dataset in a directory. Its images stay in their files and are read as they are asked for.
   *
   * @throws InputException if a file is missing, not of the format, at odds with another, or has
   *     changed since it was written
   */
  public static ImageSet read(Path directory) {
    requireDirectory(directory);
    return ShardedDataset.isAt(directory)
        ? ShardedDataset.open(directory).read()
        : StoredDataset.read(directory).set();
  }

  /**
   * What a dataset says of itself. Neither items nor pixels are read, and none of its shards.
   *
   * @throws InputException if there is none, or what describes it is not of the format
   */
  public static DatasetSummary summary(Path directory) {
    requireDirectory(directory);
    if (ShardedDataset.isAt(directory)) {
      ShardedDataset sharded = ShardedDataset.open(directory);
      return DatasetSummary.of(sharded.json(), sharded.sha256());
    }
    Path description = StoredDataset.description(directory);
    byte[] bytes = JsonFile.bytes(description);
    return DatasetSummary.of(DatasetJson.parse(description, bytes), Sha256.of(bytes));
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
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
    if (partitions == 1) {
      return read(directory);
    }
    requireDivisible(directory, summary(directory), partitions);
    if (ShardedDataset.isAt(directory)) {
      ShardedDataset sharded = ShardedDataset.open(directory);
      int[] shards = sharded.shardsWith(Split.TRAIN);
      if (shards.length >= partitions) {
        IntStream own = IntStream.iterate(partition, s -> s < shards.length, s -> s + partitions);
        ImageSet part = sharded.read(own.map(s -> shards[s]).toArray());
        return part.select(part.items().rows(Split.TRAIN));
      }
    }
    return read(directory).partition(partition, partitions);
  }

  private static void requireDivisible(Path directory, DatasetSummary summary, int partitions) {
    List<String> compared =
        summary.attributes().stream()
            .filter(AttributeSchema::isCompared)
            .map(AttributeSchema::name)
            .toList();
    if (!compared.isEmpty()) {
      throw new ConfigurationException(
          "training.partitions: "
              + partitions
              + ", must be 1 with "
              + directory
              + ": '"
              + compared.get(0)
              + "' is known by triplets, whose items would be in several");
    }
    if (summary.splits().train() < partitions) {
      throw new ConfigurationException(
          "training.partitions: "
              + partitions
              + ", must be at most "
              + summary.splits().train()
              + ", the items of split train in "
              + directory);
    }
  }

  private static void requireDirectory(Path directory) {
    if (!Files.exists(directory)) {
      putBack(directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory
              + (Files.exists(directory) ? ": not a directory" : ": no such directory")
              + "; 'csn prepare-data' makes a dataset directory");
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
                "%s: no such directory at the moment, a command is replacing it, or was killed while"
                    + " it did; if none runs any more: mv '%s' '%s'",
                directory, stranded.get(), directory));
      }
    } catch (IOException e) {
      throw new InputException(directory + ": " + FileProblem.reason(e), e);
    }
  }
}
