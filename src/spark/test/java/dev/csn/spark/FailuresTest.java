package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  /** Counted down by a task, which Spark's threads of this process run. */
  private static final CountDownLatch RUNNING = new CountDownLatch(1);

  @Test
  void aMistakeOfTheUsersIsToldAsItIsHoweverDeepItLies() {
    InputException mistake = new InputException("data/x: damaged");
    assertEquals(mistake, Failures.of(new IllegalStateException(new RuntimeException(mistake))));
  }

  @Test
  void whatAMachineLacksIsTold() {
    RuntimeException memory = Failures.of(new RuntimeException(new OutOfMemoryError("heap")));
    assertTrue(memory.getMessage().contains("spark.executor.memory"), memory.getMessage());
    RuntimeException disk = Failures.of(new RuntimeException(new IOException("No space left")));
    assertInstanceOf(InputException.class, disk);
    assertEquals("a machine of the cluster: No space left", disk.getMessage());
  }

  @Test
  void anythingElseIsToldInALine() {
    RuntimeException other = Failures.of(new RuntimeException("one\ntwo"));
    assertInstanceOf(IllegalStateException.class, other);
    assertEquals("Spark: one", other.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Job aborted due to stage failure: Master removed our application: FAILED",
        "Job aborted due to stage failure: All masters are unresponsive! Giving up.",
        "Spark context stopped while waiting for backend"
      })
  void soIsOneWhoseMasterGivesUpAsSparkSaysIt(String message) {
    RuntimeException told = Failures.of(new RuntimeException(message));
    assertInstanceOf(ConfigurationException.class, told);
  }

  @Test
  void aClusterThatGivesUpIsTold() throws Exception {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext());
    Thread stop =
        new Thread(
            () -> {
              try {
                var unused = RUNNING.await(Hang.MINUTES, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              context.stop();
            });
    stop.start();
    Exception running =
        assertThrows(
            Exception.class,
            () ->
                context
                    .parallelize(List.of(1), 1)
                    .map(
                        x -> {
                          RUNNING.countDown();
                          Thread.sleep(Duration.ofMinutes(Hang.MINUTES).toMillis());
                          return x;
                        })
                    .collect());
    stop.join();
    Exception later =
        assertThrows(Exception.class, () -> context.parallelize(List.of(1), 1).count());
    for (Exception stopped : new Exception[] {running, later}) {
      RuntimeException told = Failures.of(stopped);
      assertInstanceOf(ConfigurationException.class, told, stopped.toString());
      assertTrue(told.getMessage().contains("given up"), told.getMessage());
    }
  }
}
