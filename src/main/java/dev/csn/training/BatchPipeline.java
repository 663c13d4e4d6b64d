package dev.csn.training;

import dev.csn.dataset.Pixels;
import dev.csn.model.ImageTensors;
import dev.csn.triplet.Batch;
import dev.csn.triplet.BatchSampler;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Prepares the next batches while the previous step computes: one thread draws triplets and fills
 * images into one of a few arrays that go round.
 */
final class BatchPipeline implements AutoCloseable {
  private static final int ARRAYS = 3;

  private final BatchSampler sampler;
  private final ImageTensors tensors;
  private final Augmenter augmenter;
  private final long from;
  private final long to;
  private final BlockingQueue<INDArray> free = new ArrayBlockingQueue<>(ARRAYS);
  private final BlockingQueue<Outcome> ready = new ArrayBlockingQueue<>(ARRAYS);
  private final Thread thread;

  /** A batch with its images, or what went wrong instead: an exception or an error, unchecked. */
  private record Outcome(Prepared prepared, Throwable failure) {}

  /** A batch with its images, [n, channels, height, width]. */
  record Prepared(Batch batch, INDArray images) {}

  /** Starts to prepare the batches of steps {@code from} to {@code to - 1}. */
  BatchPipeline(BatchSampler sampler, Pixels pixels, Augmenter augmenter, long from, long to) {
    this.augmenter = augmenter;
    this.sampler = sampler;
    this.tensors = new ImageTensors(pixels);
    this.from = from;
    this.to = to;
    for (int i = 0; i < ARRAYS; i++) {
      free.add(tensors.allocate(sampler.images()));
    }
    this.thread = new Thread(this::run, "csn-batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (long step = from; step < to; step++) {
        INDArray images = free.take();
        Outcome outcome = prepare(step, images);
        ready.put(outcome);
        if (outcome.failure != null) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for what was being prepared.
      Thread.currentThread().interrupt();
    }
  }

  private Outcome prepare(long step, INDArray images) {
    try {
      Batch batch = sampler.sample(step);
      tensors.fill(images, batch.rows(), augmenter.ofStep(step));
      return new Outcome(new Prepared(batch, images), null);
    } catch (RuntimeException | Error e) {
      // Whoever waits for the batch would wait forever if this thread just died of it.
      return new Outcome(null, e);
    }
  }

  /** The batch of the next step; its images are valid until {@link #release}. */
  Prepared next() throws InterruptedException {
    Outcome outcome = ready.take();
    if (outcome.failure instanceof Error error) {
      throw error;
    }
    if (outcome.failure instanceof RuntimeException exception) {
      throw exception;
    }
    return outcome.prepared;
  }

  /** Gives a batch's array back for another one to be filled in. */
  void release(Prepared prepared) {
    free.add(prepared.images);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
