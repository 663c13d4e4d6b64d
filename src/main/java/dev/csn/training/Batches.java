package dev.csn.training;

import dev.csn.config.Augmentation;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.image.ImageShape;
import dev.csn.image.RandomMotion;
import dev.csn.model.ImageTensors;
import dev.csn.random.Seed;
import dev.csn.triplet.BatchSampler;
import dev.csn.triplet.BatchSampler.Batch;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The batches of a training, step by step.
 *
 * <p>The training thread prepares each batch when it needs it. A second thread that prepares
 * batches ahead would be slower: it sometimes takes a core from a matrix product, whose other
 * threads then wait. On two cores a step took 41 to 51 ms with such a thread and 34 to 37 ms
 * without, of which the batch takes 1 ms.
 */
final class Batches {
  private final BatchSampler sampler;
  private final ImageTensors tensors;
  private final Augmenter augmenter;
  private final INDArray images;

  /** A batch with its images, [n, channels, height, width], valid until the next one is made. */
  record Prepared(Batch batch, INDArray images) {}

  /**
   * The batches of a dataset's training split.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  Batches(TrainingConfig training, ImageSet dataset) {
    this.sampler = BatchSampler.of(training, dataset.items());
    this.tensors = new ImageTensors(dataset.pixels());
    this.augmenter = new Augmenter(training, dataset.shape());
    this.images = tensors.allocate(sampler.images());
  }

  /** Images in each batch. */
  int images() {
    return sampler.images();
  }

  /** Draws the batch of a step, counted from 0: a function of the seed and the step. */
  Prepared of(long step) {
    Batch batch = sampler.sample(step);
    tensors.fill(images, batch.rows(), augmenter.ofStep(step));
    return new Prepared(batch, images);
  }

  /** Moves images at random. */
  private static final class Augmenter {
    private final RandomMotion motion;
    private final Seed seed;
    private final boolean idle;

    /**
     * Prepares motions of images.
     *
     * @throws dev.csn.error.ConfigurationException if an image might be shifted out of its frame
     */
    Augmenter(TrainingConfig training, ImageShape shape) {
      Augmentation bounds = training.augmentation();
      bounds.requireWithin(shape.width(), shape.height());
      this.motion = new RandomMotion(shape, bounds.shift(), bounds.rotation(), bounds.scale());
      this.seed = new Seed(training.seed()).of("augmentation");
      this.idle = bounds.equals(Augmentation.NONE);
    }

    /** The change to the images of a step's batch, applied to one image after another. */
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
}
