package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.csn.TestConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.ImageTensors;
import dev.csn.model.natives.NativeLibraries;
import dev.csn.triplet.BatchSampler;
import dev.csn.triplet.BatchSampler.Batch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchesTest {
  private static final ImageSet DATASET = TinyDataset.of60();

  private static TrainingConfig with(String... overrides) {
    return TestConfig.with(overrides).training();
  }

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @Test
  void aBatchHoldsTheImagesOfTheSampledRowsWhicheverStepComesFirst() {
    TrainingConfig config = with("training.batchSize=10");
    Batches batches = new Batches(config, DATASET);
    for (long step : new long[] {7, 0, 1, 7}) {
      Batch expected = BatchSampler.of(config, DATASET.items()).sample(step);
      Batches.Prepared prepared = batches.of(step);
      assertArrayEquals(expected.rows(), prepared.batch().rows());
      INDArray images = new ImageTensors(DATASET.pixels()).of(expected.rows());
      assertEquals(images, prepared.images());
    }
  }

  @Test
  void augmentedImagesAreOthersEachStepAndTheSameEachTime() {
    TrainingConfig config = with("training.batchSize=36", "training.augmentation.shift=2");
    INDArray still = new Batches(with("training.batchSize=36"), DATASET).of(3).images();
    INDArray moved = new Batches(config, DATASET).of(3).images();
    assertNotEquals(still, moved);
    Batches again = new Batches(config, DATASET);
    assertNotEquals(moved, again.of(4).images().dup());
    assertEquals(moved, again.of(3).images());
  }
}
