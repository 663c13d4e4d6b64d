package dev.csn.training;

import dev.csn.config.Augmentation;
import dev.csn.config.TrainingConfig;
import dev.csn.image.ImageShape;
import dev.csn.image.RandomMotion;
import dev.csn.model.ImageTensors;
import dev.csn.random.Seed;
import java.util.SplittableRandom;

/** Changes training images at random: a function of the seed and the step. */
final class Augmenter {
  private final RandomMotion motion;
  private final Seed seed;
  private final boolean idle;

  /**
   * Prepares motions of images.
   *
   * @throws dev.csn.error.ConfigurationException if nothing of an image might be left
   */
  Augmenter(TrainingConfig training, ImageShape shape) {
    Augmentation bounds = training.augmentation();
    bounds.requireWithin(shape.width(), shape.height());
    this.motion = new RandomMotion(shape, bounds.shift(), bounds.rotation(), bounds.scale());
    this.seed = new Seed(training.seed()).of("augmentation");
    this.idle = bounds.equals(Augmentation.NONE);
  }

  /** What happens to the images of a step's batch, one after the other. */
  ImageTensors.Change ofStep(long step) {
    if (idle) {
      return ImageTensors.UNCHANGED;
    }
    SplittableRandom random = seed.at(step).random();
    return (image, spare) -> {
      motion.apply(image, spare, random);
      return spare;
    };
  }
}
