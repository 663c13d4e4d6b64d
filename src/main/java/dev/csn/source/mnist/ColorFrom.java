package dev.csn.source.mnist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import dev.csn.io.Numbers;

/**
 * The attribute on which an item's color depends, and how strongly. As text, in files and on the
 * command line, {@code digit:STRENGTH}.
 *
 * @param attribute {@code digit}, all that MNIST knows of an image
 * @param strength the probability that an item has its digit's own color but for noise, 0 to 1
 */
public record ColorFrom(String attribute, double strength) {
  /** Colors that have nothing to do with the digits. */
  public static final ColorFrom INDEPENDENT = new ColorFrom(ColoredMnistBuilder.DIGIT, 0);

  public ColorFrom {
    if (!attribute.equals(ColoredMnistBuilder.DIGIT)) {
      throw refused(
          attribute + ":" + strength,
          "unknown attribute '" + OneLine.of(attribute) + "', must be digit, all that MNIST has");
    }
    if (!(strength >= 0 && strength <= 1)) {
      throw refused(attribute + ":" + strength, "the strength must be a number from 0 to 1");
    }
  }

  /**
   * Reads the text form.
   *
   * @throws ConfigurationException if it is another, or names what there is not
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ColorFrom of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw refused(text, "must be ATTRIBUTE:STRENGTH, such as digit:0.5");
    }
    double strength = Numbers.decimal(text.substring(colon + 1)).orElse(Double.NaN);
    if (!(strength >= 0 && strength <= 1)) {
      throw refused(text, "the strength must be a number from 0 to 1");
    }
    return new ColorFrom(text.substring(0, colon), Math.abs(strength)); // -0 is 0
  }

  /** The text form. */
  @JsonValue
  public String label() {
    return attribute + ":" + strength;
  }

  private static ConfigurationException refused(String text, String why) {
    return new ConfigurationException("--color-from " + OneLine.of(text) + ": " + why);
  }
}
