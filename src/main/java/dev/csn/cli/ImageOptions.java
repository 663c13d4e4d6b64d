package dev.csn.cli;

import dev.csn.dataset.ImageFit;
import dev.csn.dataset.ImageShape;
import dev.csn.error.ConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Into what form images are brought. */
final class ImageOptions {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Width and height of all images, in pixels (default: 64x64).")
  private String size = "64x64";

  @Option(
      names = "--fit",
      paramLabel = "crop|pad|stretch",
      description = "How images of other proportions come into it (default: crop).")
  private String fit = ImageFit.CROP.label();

  @Option(
      names = "--channels",
      paramLabel = "grey|rgb",
      description = "What is kept of colors (default: rgb).")
  private String channels = "rgb";

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

  ImageFit fit() {
    return ImageFit.find(fit)
        .orElseThrow(
            () -> new ConfigurationException("--fit '" + fit + "': must be crop, pad or stretch"));
  }
}
