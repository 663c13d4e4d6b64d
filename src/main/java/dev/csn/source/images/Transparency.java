package dev.csn.source.images;

import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import java.util.ArrayList;
import java.util.List;

/**
 * The background of the transparent parts of a dataset's images. Unless one is chosen they become
 * white, since icons and drawings are mostly dark; a dataset without any then says nothing of a
 * background, as when there was no choice, and so stays the same to the byte.
 */
public final class Transparency {
  private static final Background DEFAULT = Background.WHITE;

  private final ImageFit fit;
  private final Background chosen;
  private int images;
  private int transparent;
  private int blank;

  /**
   * Counts from 0.
   *
   * @param fit on any background
   * @param chosen the background; null: none was
   */
  public Transparency(ImageFit fit, Background chosen) {
    this.fit = fit;
    this.chosen = chosen;
  }

  /** How images are to be read. */
  public ImageFit fit() {
    return fit.on(chosen == null ? DEFAULT : chosen);
  }

  /** Counts an image that became an item. */
  public void add(ParallelImages.Decoded image) {
    images++;
    transparent += image.transparent() ? 1 : 0;
    blank += image.transparent() && isBlank(image.image()) ? 1 : 0;
  }

  private static boolean isBlank(byte[] image) {
    for (byte value : image) {
      if (value != image[0]) {
        return false;
      }
    }
    return true;
  }

  /** The fit that the dataset records. */
  public ImageFit recorded() {
    return chosen == null && transparent == 0 ? fit : fit();
  }

  /** How many were transparent, and whether anything is left to be seen of them. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    Background other = fit().background() == Background.WHITE ? Background.BLACK : Background.WHITE;
    if (transparent > 0) {
      remarks.add(
          transparent
              + " of "
              + images
              + " images have transparent parts, which became "
              + fit().background().label()
              + (chosen == null ? "; --background " + other.label() + " makes them so" : ""));
    }
    if (blank > 0) {
      remarks.add(
          blank
              + " of them show nothing but "
              + fit().background().label()
              + "; maybe they do with --background "
              + other.label());
    }
    return remarks;
  }
}
