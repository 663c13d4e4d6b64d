package dev.csn.source.images;

import dev.csn.error.InputException;
import java.nio.file.Path;
import java.util.Arrays;

/** Notices images that cannot be told apart, of which nothing can be learned. */
public final class AlikeImages {
  private byte[] first;
  private int images;
  private boolean different;

  /** Looks at one, which must not be changed afterwards. */
  public void add(byte[] image) {
    images++;
    first = first == null ? image : first;
    different |= !different && !Arrays.equals(first, image);
  }

  /**
   * Refuses several images that are all alike.
   *
   * @param folder where they are from
   * @throws InputException if they are
   */
  public void refuse(Path folder) {
    if (images > 1 && !different) {
      throw new InputException(
          "--images "
              + folder
              + ": all "
              + images
              + " images are alike, pixel for pixel: nothing can be told apart by them; look at"
              + " them, and at --size, --fit, --channels and --background if they should differ");
    }
  }
}
