package dev.csn.dataset;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
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
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
    if (partitions == 1) {
      return this;
    }
    int[] train = items.rows(Split.TRAIN);
    int[] shards = Arrays.stream(train).map(this::shard).distinct().toArray();
    // By shards where every partition gets one: no machine then has to read another's.
    IntUnaryOperator turn =
        shards.length < partitions ? i -> i : i -> Arrays.binarySearch(shards, shard(train[i]));
    return select(
        IntStream.range(0, train.length)
            .filter(i -> turn.applyAsInt(i) % partitions == partition)
            .map(i -> train[i])
            .toArray());
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
