package dev.csn.dataset;

/**
 * A dataset, or a part of one: images and what is known of each, row by row. Of a whole dataset row
 * and id are the same; a part's items keep the ids that they have in the whole.
 *
 * @param fit how the images came into their shape
 * @param sha256 of the file {@code dataset.json} or {@code shards.json} of the whole, which holds
 *     the digests of all others: it identifies the dataset to its last pixel
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

  /** Only the given rows, which must ascend. No pixel is copied. */
  public ImageSet select(int[] rows) {
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
