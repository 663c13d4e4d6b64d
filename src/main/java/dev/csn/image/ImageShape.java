package dev.csn.image;

/** The common shape of a dataset's images, in pixels and channels (1 grey, 3 RGB). */
public record ImageShape(int height, int width, int channels) {
  /** More than any encoder takes, and still within an int index. */
  private static final int MAX_VALUES = 1 << 28;

  public ImageShape {
    boolean possible = height >= 1 && width >= 1 && (channels == 1 || channels == 3);
    if (!possible || (double) height * width * channels > MAX_VALUES) {
      throw new IllegalArgumentException(
          String.format("%dx%dx%d: must be at least 1x1, ", height, width, channels)
              + "of 1 or 3 channels and at most "
              + MAX_VALUES
              + " values");
    }
  }

  /** The number of values (bytes, when stored) of one image. */
  public int values() {
    return height * width * channels;
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
