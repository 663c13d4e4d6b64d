package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Pixels;
import dev.csn.model.ImageTensors;
import dev.csn.triplet.Batch;
import dev.csn.triplet.BatchSampler;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BatchPipelineTest {
  private static final Pixels PIXELS = TinyDataset.of60().pixels();
  private static final Augmenter STILL = new Augmenter(TrainingConfig.DEFAULT, PIXELS.shape());

  /** A sampler of two images a batch, which are not the same from one step to the next. */
  private static BatchSampler sampler(LongFunction<Batch> sample) {
    return new BatchSampler() {
      @Override
      public Batch sample(long step) {
        return sample.apply(step);
      }

      @Override
      public int images() {
        return 2;
      }
    };
  }

  private static Batch batch(long step) {
    return new Batch(new int[] {(int) step, (int) (59 - step)}, List.of());
  }

  private static BatchPipeline pipeline(LongFunction<Batch> sample, long from, long to) {
    return new BatchPipeline(sampler(sample), PIXELS, STILL, from, to);
  }

  /** The thread that prepares batches, if there is one. */
  private static boolean isPreparing() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("csn-batches"));
  }

  private static void awaitNoThread() throws InterruptedException {
    while (isPreparing()) {
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 17})
  void batchesComeInTheOrderOfTheStepsWithTheirImages(long from) throws InterruptedException {
    try (BatchPipeline batches = pipeline(BatchPipelineTest::batch, from, from + 12)) {
      for (long step = from; step < from + 12; step++) {
        BatchPipeline.Prepared prepared = batches.next();
        assertArrayEquals(batch(step).rows(), prepared.batch().rows());
        // Others are being filled meanwhile: this one must be left alone until it is released.
        Thread.sleep(1);
        assertEquals(new ImageTensors(PIXELS).of(batch(step).rows()), prepared.images());
        batches.release(prepared);
      }
    }
    awaitNoThread();
  }

  @Test
  void noMoreBatchesArePreparedThanThereAreArraysFor() throws InterruptedException {
    AtomicInteger drawn = new AtomicInteger();
    LongFunction<Batch> counted =
        step -> {
          drawn.incrementAndGet();
          return batch(step);
        };
    try (BatchPipeline batches = pipeline(counted, 0, 1000)) {
      BatchPipeline.Prepared first = batches.next();
      batches.next();
      batches.next();
      Thread.sleep(20);
      assertEquals(3, drawn.get());
      batches.release(first);
      assertArrayEquals(batch(3).rows(), batches.next().batch().rows());
    }
  }

  @Test
  void whatTheSamplerThrowsSurfacesWhereTheBatchWasDue() throws InterruptedException {
    for (Throwable failure : List.of(new IllegalStateException("no"), new OutOfMemoryError("no"))) {
      LongFunction<Batch> failing =
          step -> {
            if (step == 2 && failure instanceof Error error) {
              throw error;
            }
            if (step == 2 && failure instanceof RuntimeException exception) {
              throw exception;
            }
            return batch(step);
          };
      try (BatchPipeline batches = pipeline(failing, 0, 10)) {
        batches.release(batches.next());
        batches.release(batches.next());
        assertSame(failure, assertThrows(failure.getClass(), batches::next));
        awaitNoThread();
      }
    }
  }

  @Test
  void rowsOutsideTheDatasetSurfaceToo() {
    LongFunction<Batch> wrong = step -> new Batch(new int[] {60, 0}, List.of());
    try (BatchPipeline batches = pipeline(wrong, 0, 10)) {
      assertThrows(IndexOutOfBoundsException.class, batches::next);
    }
  }

  @Test
  void closingEndsTheThreadThatWaitsForAnArray() throws InterruptedException {
    BatchPipeline batches = pipeline(BatchPipelineTest::batch, 0, 1000);
    batches.next();
    assertTrue(isPreparing());
    batches.close();
    awaitNoThread();
  }

  @Test
  void closingEndsTheThreadThatIsBusy() throws InterruptedException {
    CountDownLatch sampling = new CountDownLatch(1);
    AtomicInteger drawn = new AtomicInteger();
    LongFunction<Batch> slow =
        step -> {
          sampling.countDown();
          drawn.incrementAndGet();
          long end = System.nanoTime() + 20_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          return batch(step);
        };
    BatchPipeline batches = pipeline(slow, 0, 1000);
    sampling.await();
    batches.close();
    awaitNoThread();
    assertEquals(1, drawn.get());
  }
}
