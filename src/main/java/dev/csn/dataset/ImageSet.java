package dev.csn.dataset;

/**
 * A dataset or a part of one: images and what is known of each. Row and image number are the same,
 * and in a whole dataset the id too.
 *
 * @param fit how the images came into their shape
 * @param sha256 of the file {@code dataset.json}, which holds the digests of all others: it
 *     identifies the dataset to its last pixel; a part has that of the whole
 */
public record ImageSet(String name, Pixels pixels, ImageFit fit, Items items, String sha256) {
  public ImageSet {
    if (pixels.items() != items.size()) {
      throw new IllegalArgumentException(pixels.items() + " images, attributes of " + items.size());
    }
  }

  /** A dataset whose images had the shape from the start, or were stretched to it. */
  public ImageSet(String name, Pixels pixels, Items items, String sha256) {
    this(name, pixels, ImageFit.STRETCH, items, sha256);
  }

  /**
   * What one partition of several trains on: each takes its turn at the items of the training
   * split, so that together they have all of them and no two the same. A part holds no other split.
   *
   * @param partition in [0, partitions)
   * @param partitions of which a single one has the whole dataset
   */
  public ImageSet partition(int partition, int partitions) {
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
    if (partitions == 1) {
      return this;
    }
    int[] train = items.rows(Split.TRAIN);
    int[] rows = new int[(train.length - partition + partitions - 1) / partitions];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = train[partition + i * partitions];
    }
    return new ImageSet(name, pixels.select(rows), fit, items.select(rows), sha256);
  }

  public ImageShape shape() {
    return pixels.shape();
  }

  /** How many items there are, in all splits. */
  public int size() {
    return items.size();
  }
}
