package dev.csn.config;

import java.io.Serializable;

/**
 * How far training images are moved at random, each time anew. Pixels are copied, never mixed, so
 * that what an image's colors say stays true; whatever an attribute says of place, direction or
 * size does not.
 *
 * @param shift pixels at most, each way
 * @param rotation degrees at most, about the center, each way
 * @param scale share at most by which each side grows or shrinks
 */
public record Augmentation(double shift, double rotation, double scale) implements Serializable {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0);

  public Augmentation {
    Check.notNegative("training.augmentation.shift", shift);
    Check.notNegative("training.augmentation.rotation", rotation);
    Check.properShare("training.augmentation.scale", scale);
  }
}
