package dev.csn.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.csn.io.Labeled;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fit of an image of any proportions into a dataset's shape.
 *
 * @param background the color that shows through where the image is transparent
 */
public record ImageFit(Way way, Background background) {
  public static final ImageFit CROP = new ImageFit(Way.CROP, Background.BLACK);
  public static final ImageFit PAD = new ImageFit(Way.PAD, Background.BLACK);
  public static final ImageFit STRETCH = new ImageFit(Way.STRETCH, Background.BLACK);

  /** The treatment of images whose proportions are not the shape's. */
  public enum Way implements Labeled {
    /** Keeps the largest part around the image's center that has the shape's proportions. */
    CROP,
    /**
     * Keeps the whole image and its proportions, with bars at the sides or above and below. The
     * bars are black, or of the background's color if any pixel is transparent.
     */
    PAD,
    /** Scales the whole image to the shape, without keeping its proportions. */
    STRETCH
  }

  /** All fits, on black. */
  public static List<ImageFit> values() {
    return List.of(CROP, PAD, STRETCH);
  }

  /** This fit on another background. */
  public ImageFit on(Background other) {
    return new ImageFit(way, other);
  }

  /**
   * Joins a fit and a background, which are separate keys in files.
   *
   * @param fit of any background; null for {@link #STRETCH}
   * @param background null for the fit's own
   */
  public static ImageFit of(@Nullable ImageFit fit, @Nullable Background background) {
    ImageFit whole = fit == null ? STRETCH : fit;
    return background == null ? whole : whole.on(background);
  }

  /** The fit as files hold it: null for the default, which they leave out. */
  public @Nullable ImageFit ifNotDefault() {
    return equals(STRETCH) ? null : this;
  }

  /** The background as files hold it: null for black, the default, which they leave out. */
  public @Nullable Background backgroundIfNotDefault() {
    return background == Background.BLACK ? null : background;
  }

  /** The name in files and on the command line, without the background. */
  @JsonValue
  public String label() {
    return way.label();
  }

  public static Optional<ImageFit> find(String label) {
    return values().stream().filter(fit -> fit.label().equals(label)).findFirst();
  }

  @JsonCreator
  static ImageFit of(String label) {
    return find(label)
        .orElseThrow(
            () ->
                new IllegalArgumentException("fit '" + label + "': must be crop, pad or stretch"));
  }

  /** The part that is kept of an image of {@code width} x {@code height}. */
  Rectangle source(int width, int height, ImageShape shape) {
    return way == Way.CROP
        ? largest(width, height, shape.width(), shape.height())
        : new Rectangle(width, height);
  }

  /** The part of the shape that the image fills. */
  Rectangle target(int width, int height, ImageShape shape) {
    return way == Way.PAD
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
