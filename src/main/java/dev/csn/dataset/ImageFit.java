package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an image of any proportions comes into a dataset's shape. */
public enum ImageFit {
  /** The largest part around the image's middle that has the shape's proportions. */
  CROP,
  /** All of the image in its own proportions, with black at the sides, or above and below. */
  PAD,
  /** All of the image, by another factor each way if need be. */
  STRETCH;

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ImageFit> find(String label) {
    return Arrays.stream(values()).filter(fit -> fit.label().equals(label)).findFirst();
  }

  @JsonCreator
  static ImageFit of(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException("fit '" + label + "': must be crop, pad or stretch"));
  }

  /** The part of an image of {@code width} x {@code height} that is taken. */
  Rectangle source(int width, int height, ImageShape shape) {
    return this == CROP
        ? largest(width, height, shape.width(), shape.height())
        : new Rectangle(width, height);
  }

  /** The part of the shape that it fills. */
  Rectangle target(int width, int height, ImageShape shape) {
    return this == PAD
        ? largest(shape.width(), shape.height(), width, height)
        : new Rectangle(shape.width(), shape.height());
  }

  /** The largest rectangle with the proportions across:down in the middle of width x height. */
  private static Rectangle largest(int width, int height, int across, int down) {
    int w = width;
    int h = height;
    if ((long) width * down > (long) height * across) {
      w = (int) Math.max(1, Math.round((double) height * across / down));
    } else {
      h = (int) Math.max(1, Math.round((double) width * down / across));
    }
    return new Rectangle((width - w) / 2, (height - h) / 2, w, h);
  }
}
