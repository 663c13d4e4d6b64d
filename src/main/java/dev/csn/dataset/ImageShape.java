package dev.csn.dataset;

/** The common shape of a dataset's images, in pixels and channels (1 grey, 3 RGB). */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException("image shape " + height + "x" + width + "x" + channels);
    }
  }

  /** Values (bytes, when stored) of one image. */
  public int values() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
