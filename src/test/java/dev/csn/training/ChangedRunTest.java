package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.Hang;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on for another number of steps, or with other intervals. */
@Timeout(value = Hang.MINUTES, unit = TimeUnit.MINUTES)
class ChangedRunTest {
  @TempDir private Path directory;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(directory.resolve(name), overrides);
  }

  @Test
  void underAConstantRateMoreStepsAreThoseOfTheLongerRun()
      throws IOException, InterruptedException {
    TinyRun planned = run("planned", "training.schedule=constant");
    planned.train(Interruption.never());
    TinyRun extended = run("extended", "training.schedule=constant", "training.steps=8");
    extended.train(Interruption.never());
    extended.goingOnWith("training.steps=12").resume(Interruption.never());
    TinyRun.assertSameOutcome(planned, extended);
  }

  @Test
  void theRateFollowsTheNewScheduleFromThereOnAndInterruptionsChangeNothing()
      throws IOException, InterruptedException {
    TinyRun extended = run("extended", "training.steps=8");
    extended.train(Interruption.never());
    extended.goingOnWith("training.steps=12").resume(Interruption.never());
    List<StepMetrics> metrics = extended.metrics();
    assertEquals(12, metrics.size());
    for (int i = 0; i < 12; i++) {
      double done = i / (i < 8 ? 8.0 : 12.0);
      assertEquals((1 + Math.cos(Math.PI * done)) / 2 * 1e-3, metrics.get(i).learningRate(), 1e-12);
    }
    TinyRun interrupted = run("interrupted", "training.steps=8");
    interrupted.train(Interruption.never());
    TinyRun longer = interrupted.goingOnWith("training.steps=12");
    assertThrows(Interruption.Death.class, () -> longer.resume(Interruption.dieAfter(11)));
    longer.resume(Interruption.stopAfter(11));
    longer.resume(Interruption.never());
    TinyRun.assertSameOutcome(extended, interrupted);
  }

  @Test
  void fewerStepsThanPlannedEndTheRunSoonerWithAnEvaluation()
      throws IOException, InterruptedException {
    TinyRun run = run("run");
    run.train(Interruption.stopAfter(5));
    Progress end = run.goingOnWith("training.steps=7").resume(Interruption.never());
    assertEquals(7, end.step());
    assertEquals(7, run.metrics().size());
    assertEquals(
        List.of(4L, 7L),
        run.metrics().stream().filter(m -> m.validation() != null).map(StepMetrics::step).toList());
  }

  @Test
  void whatTheOldIntervalsFoundAfterTheCheckpointIsForgotten()
      throws IOException, InterruptedException {
    // Both go on from step 5; the second has evaluated step 8 and kept its model before it died.
    TinyRun stopped = run("stopped");
    stopped.train(Interruption.stopAfter(5));
    TinyRun died = run("died");
    assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(9)));
    String[] intervals = {"training.evaluateEvery=7", "training.checkpointEvery=3"};
    for (TinyRun run : List.of(stopped, died)) {
      run.goingOnWith(intervals).resume(Interruption.stopAfter(6));
    }
    TinyRun.assertSameOutcome(stopped, died);
    for (TinyRun run : List.of(stopped, died)) {
      run.goingOnWith(intervals).resume(Interruption.never());
    }
    TinyRun.assertSameOutcome(stopped, died);
  }

  @Test
  void moreOfItLetsARunOutOfPatienceGoOn() throws IOException, InterruptedException {
    String[] still = {
      "training.learningRate=1e-30", "training.evaluateEvery=2", "training.patience=1"
    };
    TinyRun run = run("run", still);
    assertEquals(4, run.train(Interruption.never()).step());
    assertEquals(8, run.goingOnWith("training.patience=3").resume(Interruption.never()).step());
    assertEquals(8, run.metrics().size());
  }
}
