package dev.csn.dataset;

import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dataset, or a part of one: images and what is known of each, row by row. Of a whole dataset row
 * and id are the same; a part's items keep the ids that they have in the whole.
 *
 * @param fit how the images came into their shape
 * @param sha256 of the file {@code dataset.json} or {@code shards.json} of the whole, which holds
 *     the digests of all others: it identifies the dataset to its last pixel
 * @param firsts the first row of each shard, ascending; 0 alone where there are none
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

  /** Only the given rows, which must ascend. No pixel is copied. */
  public ImageSet select(int[] rows) {
    return new ImageSet(name, pixels.select(rows), fit, items.select(rows), sha256);
  }

  /**
   * The part that one of several partitions trains on, the same as {@link ImageSetStore#partition}
   * reads of it.
   *
   * @param partition from 0 to {@code partitions - 1}
   */
  public ImageSet partition(int partition, int partitions) {
    Deal.requirePartition(partition, partitions);
    if (partitions == 1) {
      return this;
    }
    return select(deal(partitions).get(partition));
  }

  /** The parts of all partitions, in their order: see {@link #partition}. */
  public List<ImageSet> partitions(int partitions) {
    return partitions == 1 ? List.of(this) : deal(partitions).stream().map(this::select).toList();
  }

  /** The training rows of each partition, ascending. */
  private List<int[]> deal(int partitions) {
    int[] train = items.rows(Split.TRAIN);
    int[] turns = shardTurns(train);
    int shards = train.length == 0 ? 0 : turns[train.length - 1] + 1;
    boolean byShards = Deal.byShards(shards, partitions);
    List<IntStream.Builder> parts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      parts.add(IntStream.builder());
    }
    for (int i = 0; i < train.length; i++) {
      parts.get(Deal.partition(byShards ? turns[i] : i, partitions)).add(train[i]);
    }
    return parts.stream().map(part -> part.build().toArray()).toList();
  }

  /** Of each row the number of its shard among those that have one of the rows. */
  private int[] shardTurns(int[] rows) {
    int[] turns = new int[rows.length];
    for (int i = 1; i < rows.length; i++) {
      turns[i] = turns[i - 1] + (shard(rows[i]) == shard(rows[i - 1]) ? 0 : 1);
    }
    return turns;
  }

  /** The number of the shard that a row is in. */
  private int shard(int row) {
    int found = Arrays.binarySearch(firsts, row);
    return found < 0 ? -found - 2 : found;
  }

  public ImageShape shape() {
    return pixels.shape();
  }

  /** How many items there are, in all splits. */
  public int size() {
    return items.size();
  }
}
