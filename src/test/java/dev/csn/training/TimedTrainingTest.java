package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Archive;
import dev.csn.model.ModelArchive;
import dev.csn.model.StepPart;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedTrainingTest {
  @TempDir private Path directory;

  private TinyRun run() {
    return TinyRun.in(directory.resolve("run"));
  }

  @Test
  void itLearnsWhatATrainingLearnsHoweverOftenItIsStopped() throws Exception {
    TinyRun run = run();
    run.train(Interruption.never());
    TimedTraining timed = new TimedTraining(run.config(), TinyRun.DATASET);
    timed.advance(7);
    timed.advance(5);
    Map<String, byte[]> learned =
        ModelArchive.entries(timed.network().description(), timed.network().parameters());
    Archive trained = Archive.read(run.directory().checkpoint());
    learned.forEach((name, bytes) -> assertArrayEquals(trained.entry(name), bytes, name));
  }

  @Test
  void itsClockRunsWhileItTrainsOnly() throws Exception {
    long start = System.nanoTime();
    TimedTraining timed = new TimedTraining(run().config(), TinyRun.DATASET);
    double seconds = timed.advance(4);
    Thread.sleep(200);
    seconds += timed.advance(4);
    double wall = (System.nanoTime() - start) / 1e9;
    assertTrue(seconds > 0 && seconds < wall - 0.2, seconds + " of " + wall);
    Thread.sleep(200);
    start = System.nanoTime();
    seconds = timed.advance(0);
    wall = (System.nanoTime() - start) / 1e9;
    assertTrue(seconds >= 0 && seconds <= wall, seconds + " of " + wall);
  }

  @Test
  void thePartsOfAStepTakeTimeEachAndNoMoreThanAll() {
    long start = System.nanoTime();
    Map<StepPart, double[]> parts =
        StepParts.seconds(run().config(), TinyRun.DATASET, /* warmUp= */ 2, /* steps= */ 5);
    double wall = (System.nanoTime() - start) / 1e9;
    assertEquals(EnumSet.allOf(StepPart.class), parts.keySet());
    double sum = 0;
    for (double[] seconds : parts.values()) {
      assertEquals(5, seconds.length);
      assertTrue(DoubleStream.of(seconds).allMatch(s -> s > 0));
      sum += DoubleStream.of(seconds).sum();
    }
    assertTrue(sum < wall);
  }
}
