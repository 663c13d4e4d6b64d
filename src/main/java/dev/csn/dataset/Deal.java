package dev.csn.dataset;

/** The rule by which training items are dealt out to the partitions of a training. */
final class Deal {
  private Deal() {}

  static void requirePartition(int partition, int partitions) {
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
  }

  /**
   * Whether partitions get whole shards: they do where there is one for each, so that no machine
   * has to read another's. Else they get item after item.
   *
   * @param shards how many have training items
   */
  static boolean byShards(int shards, int partitions) {
    return shards >= partitions;
  }

  /** The partition that gets a shard or an item, which are counted from 0. */
  static int partition(int turn, int partitions) {
    return turn % partitions;
  }
}
