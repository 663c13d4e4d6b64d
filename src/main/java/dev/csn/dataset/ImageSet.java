package dev.csn.dataset;

/**
 * A dataset: images and what is known of each. Row, id and image number are the same.
 *
 * @param fit how the images came into their shape
 * @param sha256 of the file {@code dataset.json}, which holds the digests of all others: it
 *     identifies the dataset to its last pixel
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

  public ImageShape shape() {
    return pixels.shape();
  }

  /** How many items there are, in all splits. */
  public int size() {
    return items.size();
  }
}
