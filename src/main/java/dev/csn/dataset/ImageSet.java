package dev.csn.dataset;

import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dataset, or a part of one: images and their items, row by row. In a whole dataset, ids are row
 * numbers; the items of a part keep their ids.
 *
 * @param fit the fit of the images into the dataset's shape
 * @param sha256 the digest of the whole dataset's {@code dataset.json} or {@code shards.json},
 *     which holds the digests of all other files: it identifies the dataset to its last pixel
 * @param firsts the first row of each shard, ascending; only 0 if there are no shards
 */
public record ImageSet(
    String name, Pixels pixels, ImageFit fit, Items items, String sha256, int[] firsts) {
  public ImageSet {
    if (pixels.items() != items.size()) {
      throw new IllegalArgumentException(pixels.items() + " images, attributes of " + items.size());
    }
  }

  /** A dataset in one piece, or a part of one. */
  public ImageSet(String name, Pixels pixels, ImageFit fit, Items items, String sha256) {
    this(name, pixels, fit, items, sha256, new int[1]);
  }

  /** A dataset whose images had the shape from the start, or were stretched to it. */
  public ImageSet(String name, Pixels pixels, Items items, String sha256) {
    this(name, pixels, ImageFit.STRETCH, items, sha256);
  }

  /** Selects rows, which must ascend, without copying pixels. */
  public ImageSet select(int[] rows) {
    return new ImageSet(name, pixels.select(rows), fit, items.select(rows), sha256);
  }

  /**
   * The training items of one partition, exactly those that {@link ImageSetStore#partition} reads.
   *
   * @param partition from 0 to {@code partitions - 1}
   */
  public ImageSet partition(int partition, int partitions) {
    requirePartition(partition, partitions);
    if (partitions == 1) {
      return this;
    }
    return select(trainingRows(partitions).get(partition));
  }

  /** The training items of all partitions, in their order: see {@link #partition}. */
  public List<ImageSet> partitions(int partitions) {
    return partitions == 1
        ? List.of(this)
        : trainingRows(partitions).stream().map(this::select).toList();
  }

  static void requirePartition(int partition, int partitions) {
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
  }

  /**
   * Whether partitions get whole shards, so that no machine reads another's; else they get items.
   * Shard or item t goes to partition t mod {@code partitions}.
   *
   * @param shards the number of shards with training items
   */
  static boolean byShards(int shards, int partitions) {
    return shards >= partitions;
  }

  /** The training rows of each partition, ascending. */
  private List<int[]> trainingRows(int partitions) {
    int[] train = items.rows(Split.TRAIN);
    int[] turns = shardTurns(train);
    int shards = train.length == 0 ? 0 : turns[train.length - 1] + 1;
    boolean byShards = byShards(shards, partitions);
    List<IntStream.Builder> parts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      parts.add(IntStream.builder());
    }
    for (int i = 0; i < train.length; i++) {
      parts.get((byShards ? turns[i] : i) % partitions).add(train[i]);
    }
    return parts.stream().map(part -> part.build().toArray()).toList();
  }

  /** The number of each row's shard, counted among the shards of these rows. */
  private int[] shardTurns(int[] rows) {
    int[] turns = new int[rows.length];
    for (int i = 1; i < rows.length; i++) {
      turns[i] = turns[i - 1] + (shard(rows[i]) == shard(rows[i - 1]) ? 0 : 1);
    }
    return turns;
  }

  /** The number of a row's shard. */
  private int shard(int row) {
    int found = Arrays.binarySearch(firsts, row);
    return found < 0 ? -found - 2 : found;
  }

  /** The images' shape. */
  public ImageShape shape() {
    return pixels.shape();
  }

  /** The number of items in all splits. */
  public int size() {
    return items.size();
  }
}
