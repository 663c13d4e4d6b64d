package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.error.ConfigurationException;
import java.io.Serializable;

/**
 * Random changes to training images, drawn anew for each step. Pixels are copied and never mixed,
 * so that attributes of color stay true. Attributes of position, direction or size do not.
 *
 * @param shift the largest shift in each direction, in pixels
 * @param rotation the largest turn about the center in each direction, in degrees
 * @param scale the largest share by which each side grows or shrinks
 */
public record Augmentation(
    @JsonPropertyDescription(
            "Pixels at most by which training images are moved; less than their shorter side.")
        double shift,
    @JsonPropertyDescription(
            "Degrees at most by which training images are turned; pixels are copied, never mixed.")
        double rotation,
    @JsonPropertyDescription(
            "Share at most by which training images are scaled; pixels are copied, never mixed.")
        double scale)
    implements Serializable {
  /** No change. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0);

  private static final double HALF_TURN = 180;

  public Augmentation {
    // No image has a longer side; requireWithin checks the dataset's own.
    Check.notNegative("training.augmentation.shift", shift, EncoderSpec.MAX_AREA);
    Check.notNegative("training.augmentation.rotation", rotation, HALF_TURN);
    Check.properShare("training.augmentation.scale", scale);
  }

  /**
   * Requires that shifted images stay partly visible.
   *
   * @throws ConfigurationException if the shift may reach an image's shorter side
   */
  public void requireWithin(int width, int height) {
    if (shift >= Math.min(width, height)) {
      throw new ConfigurationException(
          String.format(
              "training.augmentation.shift: %s is too large for images of %dx%d pixels, must be"
                  + " below %d",
              shift, width, height, Math.min(width, height)));
    }
  }
}
