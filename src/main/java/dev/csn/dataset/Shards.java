package dev.csn.dataset;

import dev.csn.error.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parts of a dataset, for work on many machines. */
public final class Shards {
  private Shards() {}

  /**
   * The parts, in the order of their ids, which every item is in exactly one of. Descriptions are
   * read, items and pixels are not: {@link Shard#read} reads and verifies a part.
   *
   * <p>Of a dataset with shards these are its shards, whatever their sizes. Of one without they are
   * ranges of rows; as its files have one digest each, whoever reads a range reads all of them to
   * verify it. What is large is better kept in shards.
   *
   * @param most items of a range, at least 1
   * @throws InputException if there is no dataset, or what describes it is not of the format
   */
  public static List<Shard> of(Path dataset, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("parts of " + most + " items");
    }
    DatasetSummary summary = ImageSetStore.summary(dataset);
    Path path = dataset.toAbsolutePath(); // whoever reads a part may work elsewhere
    if (summary.shards() > 0) {
      return ShardedDataset.open(path).shards();
    }
    int total = summary.splits().total();
    List<Shard> ranges = new ArrayList<>();
    for (int first = 0; first < total; first += most) {
      int items = Math.min(most, total - first);
      ranges.add(new Shard(path.toString(), first, items, first, summary.sha256()));
    }
    return ranges;
  }
}
