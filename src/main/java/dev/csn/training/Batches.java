package dev.csn.training;

import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.ImageTensors;
import dev.csn.triplet.Batch;
import dev.csn.triplet.BatchSampler;
import dev.csn.triplet.BatchSamplers;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a training learns from, step by step.
 *
 * <p>A batch is prepared when it is due, by the thread that trains. One prepared ahead by another
 * thread takes a core away from a matrix product now and then, whose other threads then wait: on
 * two cores a step took 41 to 51 ms that way, and 34 to 37 ms this way, 1 ms of it for the batch.
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
    this.sampler = BatchSamplers.of(training, dataset.items());
    this.tensors = new ImageTensors(dataset.pixels());
    this.augmenter = new Augmenter(training, dataset.shape());
    this.images = tensors.allocate(sampler.images());
  }

  /** How many images each batch has. */
  int images() {
    return sampler.images();
  }

  /** How many triplets the first steps' batches have in all. */
  long triplets(long steps) {
    return sampler.triplets(steps);
  }

  /** The batch of a step, counted from 0: a function of the step alone. */
  Prepared of(long step) {
    Batch batch = sampler.sample(step);
    tensors.fill(images, batch.rows(), augmenter.ofStep(step));
    return new Prepared(batch, images);
  }
}
