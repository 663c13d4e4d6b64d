package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.TestConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.error.TrainingException;
import dev.csn.model.loss.LossValue;
import dev.csn.model.loss.Penalty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsWithoutTripletsTest {
  private static final LossValue LOSS =
      new LossValue(0, new double[2], new double[2], Penalty.values(p -> 0));

  @TempDir private Path directory;

  /** Of 'stripes', a categorical attribute, and 'level', a continuous one. */
  private static StepsWithoutTriplets counted(String sampling, long[]... steps) {
    TrainingConfig config = TestConfig.with("training.sampling=" + sampling).training();
    StepsWithoutTriplets counts =
        new StepsWithoutTriplets(config, TinyRun.DATASET.items().attributes());
    for (int i = 0; i < steps.length; i++) {
      counts.add(i + 1, new StepResult(LOSS, steps[i]));
    }
    return counts;
  }

  @Test
  void stepsThatTaughtNothingOfAConditionAreTold() {
    long[][] steps = {{3, 3}, {0, 3}, {0, 0}};
    assertEquals(
        List.of(
            "2 of 3 steps had no triplets of 'stripes' and taught nothing of it; maybe"
                + " training.sampling=balanced, or a larger training.batchSize",
            "1 of 3 steps had no triplets of 'level' and taught nothing of it; maybe a larger"
                + " training.batchSize, or other training.continuousTriplets"),
        counted("shared", steps).remarks());
    assertTrue(
        counted("balanced", steps)
            .remarks()
            .get(0)
            .endsWith("; maybe a larger training.batchSize"));
  }

  @Test
  void aConditionWhoseTurnItIsNotLacksNothing() {
    assertEquals(List.of(), counted("independent", new long[] {3, 0}, new long[] {0, 3}).remarks());
    assertEquals(1, counted("independent", new long[] {3, 0}, new long[] {0, 0}).remarks().size());
  }

  @Test
  void aTrainingOfNothingFails() {
    StepsWithoutTriplets counts = counted("shared");
    Progress nothing = new Progress(20, 1, 0L, 0, 0, 0);
    assertThrows(TrainingException.class, () -> counts.requireSome(nothing));
    assertDoesNotThrow(() -> counts.requireSome(new Progress(1, 1, 0L, 0, 0, 0)));
    assertDoesNotThrow(() -> counts.requireSome(new Progress(20, 1, 1, 0, 0, 0)));
  }

  @Test
  void smallBatchesAreToldAndBalancedOnesHaveTriplets() throws Exception {
    assertEquals(lacking("training.sampling=shared"), 1);
    assertEquals(lacking("training.sampling=balanced"), 0);
  }

  /** How many warnings a training with batches of three images gives, which its log agrees with. */
  private int lacking(String sampling) throws IOException, InterruptedException {
    TinyRun run = TinyRun.in(directory.resolve(sampling), sampling, "training.batchSize=3");
    Interruption monitor = Interruption.never();
    run.train(monitor);
    long steps = run.metrics().stream().filter(step -> !step.hasTriplets("stripes")).count();
    for (String warning : monitor.warnings()) {
      assertTrue(warning.startsWith(steps + " of 12 steps had no triplets of 'stripes'"), warning);
    }
    assertEquals(steps > 0, !monitor.warnings().isEmpty());
    return monitor.warnings().size();
  }
}
