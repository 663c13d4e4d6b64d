package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.Labeled;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags for the shape and colors that images are converted to. */
final class ImageOptions {
  /** The supported formats, and how to convert others, for help texts. */
  static final String FORMATS =
      "PNG, JPEG, GIF or BMP. Convert other formats first, for example by 'magick mogrify"
          + " -format png *.webp'.";

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Width and height of all images, in pixels (default: 64x64).")
  private String size = "64x64";

  @Option(
      names = "--fit",
      paramLabel = "crop|pad|stretch",
      completionCandidates = Fits.class,
      description = "How images of other proportions are fitted (default: crop).")
  private String fit = ImageFit.CROP.label();

  @Option(
      names = "--channels",
      paramLabel = "grey|rgb",
      completionCandidates = Channels.class,
      description = "Grey values or RGB (default: rgb).")
  private String channels = "rgb";

  @Option(
      names = "--background",
      paramLabel = "white|black",
      completionCandidates = Backgrounds.class,
      description = "The color behind transparent parts and beside padded images (default: white).")
  private @Nullable String background;

  /** For shells to complete. */
  private static final class Backgrounds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Background.values()).map(Background::label).iterator();
    }
  }

  /** For shells to complete. */
  private static final class Fits implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ImageFit.values().stream().map(ImageFit::label).iterator();
    }
  }

  /** For shells to complete. */
  private static final class Channels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("grey", "rgb").iterator();
    }
  }

  ImageShape shape() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new ConfigurationException("--size '" + size + "': must be WIDTHxHEIGHT, as 64x64");
    }
    int depth = channels();
    try {
      return new ImageShape(
          Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)), depth);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--size " + e.getMessage(), e);
    }
  }

  private int channels() {
    return switch (channels) {
      case "grey" -> 1;
      case "rgb" -> 3;
      default ->
          throw new ConfigurationException("--channels '" + channels + "': must be grey or rgb");
    };
  }

  /** The chosen background; null if none was given. */
  @Nullable Background background() {
    return background == null
        ? null
        : Labeled.find(background, Background.values())
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "--background '" + background + "': must be white or black"));
  }

  ImageFit fit() {
    return ImageFit.find(fit)
        .orElseThrow(
            () -> new ConfigurationException("--fit '" + fit + "': must be crop, pad or stretch"));
  }
}
