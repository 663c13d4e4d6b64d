package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.Refusal;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.error.TrainingException;
import dev.csn.model.CsnNetwork;
import dev.csn.run.Provenance.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = Hang.MINUTES, unit = TimeUnit.MINUTES)
class LocalSgdTest {
  private static final String[] THREE = {
    "training.partitions=3",
    "training.averageEvery=2",
    "training.evaluateEvery=4",
    "training.checkpointEvery=6"
  };

  private static final String[] EVERYTHING = {
    "model.dropout=0.4",
    "training.averaging=0.9",
    "training.augmentation.shift=1",
    "training.augmentation.rotation=9",
    "training.warmup=3"
  };

  @TempDir private Path directory;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(directory.resolve(name), overrides);
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Local rounds that remember what they were asked. */
  private static final class Watched implements Rounds.Factory {
    private final List<String> rounds = new ArrayList<>();
    private int closed;

    @Override
    public Rounds open(ExperimentConfig config, ImageSet dataset) {
      Rounds local = Rounds.inProcess(config, dataset);
      return new Rounds() {
        @Override
        public List<Rounds.Result> run(NetworkState from, int toStep) {
          rounds.add(from.step() + "-" + toStep);
          return local.run(from, toStep);
        }

        @Override
        public void close() {
          closed++;
          local.close();
        }
      };
    }

    Trainer trainer(TinyRun run, TrainingMonitor monitor) {
      return new Trainer(run.config(), TinyRun.DATASET, Optional.of(this), monitor);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training.seed=1",
        "model.dropout=0.4 training.averaging=0.9 training.augmentation.shift=1",
        "training.sampling=independent training.tripletPool=20 model.dropout=0.2",
        "model.variant=specialists training.sampling=independent training.averaging=0.9",
        "model.encoder=resnet18 model.width=4 training.sampling=balanced"
      })
  void roundsOfASinglePartitionAreTheOrdinaryTrainingToTheLastByte(String overrides)
      throws IOException, InterruptedException {
    // Evaluated every 4 and saved every 5 steps, whatever the rounds.
    String[] recipe = with(overrides.split(" "), "training.averageEvery=3");
    TinyRun ordinary = run("ordinary", recipe);
    ordinary.train(Interruption.never());
    TinyRun rounds = run("rounds", recipe);
    Watched watched = new Watched();
    watched.trainer(rounds, Interruption.never()).train(rounds.directory());
    assertEquals(
        List.of("0-3", "3-4", "4-5", "5-6", "6-8", "8-9", "9-10", "10-12"), watched.rounds);
    assertEquals(1, watched.closed);
    TinyRun.assertSameOutcome(ordinary, rounds);
  }

  @Test
  void aSinglePartitionGoesOnInRoundsWhereItStoppedWithoutAndBack()
      throws IOException, InterruptedException {
    TinyRun whole = run("whole", EVERYTHING);
    whole.train(Interruption.never());
    TinyRun stopped = run("stopped", EVERYTHING);
    stopped.train(Interruption.stopAfter(2));
    Trainer middle = new Watched().trainer(stopped, Interruption.stopAfter(7));
    middle.restore(stopped.directory());
    assertEquals(8, middle.train(stopped.directory()).step());
    stopped.resume(Interruption.never());
    TinyRun.assertSameOutcome(whole, stopped);
  }

  @Test
  void afterARoundTheNetworkIsTheMeanOfWhatEveryPartitionMadeOfIt()
      throws IOException, InterruptedException {
    TinyRun run = run("run", with(THREE, with(EVERYTHING, "training.steps=2")));
    ExperimentConfig config = run.config();
    CsnNetwork network = CsnNetwork.create(config.model(), config.training(), TinyRun.DATASET);
    NetworkState start = NetworkState.of(network, 0);
    List<Rounds.Result> results = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      results.add(Partition.of(config, TinyRun.DATASET, p).round(start, 2));
    }
    run.train(Interruption.never());
    Checkpoint.restore(run.directory().checkpoint(), network);
    NetworkState found = NetworkState.of(network, 2);
    for (int i = 0; i < found.parameters().length; i++) {
      double parameter = 0;
      double average = 0;
      for (Rounds.Result result : results) {
        parameter += result.state().parameters()[i];
        average += result.state().average()[i];
      }
      assertEquals((float) (parameter / 3), found.parameters()[i]);
      assertEquals((float) (average / 3), found.average()[i]);
    }
    for (int i = 0; i < found.moments().length; i++) {
      double moment = 0;
      for (Rounds.Result result : results) {
        moment += result.state().moments()[i];
      }
      assertEquals((float) (moment / 3), found.moments()[i]);
    }
    for (int step = 0; step < 2; step++) {
      double loss = 0;
      double level = 0;
      for (Rounds.Result result : results) {
        loss += result.steps().get(step).loss().total();
        level += result.steps().get(step).loss().triplet()[1];
      }
      assertEquals(loss / 3, run.metrics().get(step).loss());
      assertEquals(level / 3, run.metrics().get(step).triplet().get("level"));
    }
  }

  @Test
  void twoTrainingsAreTheSameToTheLastByteAndOthersAreOthers()
      throws IOException, InterruptedException {
    TinyRun one = run("one", THREE);
    TinyRun two = run("two", THREE);
    one.train(Interruption.never());
    two.train(Interruption.never());
    TinyRun.assertSameOutcome(one, two);
    for (String other :
        List.of("training.seed=2", "training.partitions=2", "training.averageEvery=1")) {
      TinyRun another = run(other, with(THREE, other));
      another.train(Interruption.never());
      assertFalse(Arrays.equals(one.model(), another.model()), other);
      assertNotEquals(one.timelessMetrics(), another.timelessMetrics(), other);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "5, 6", "7, 8", "11, 12"})
  void aTrainingThatWasStoppedEndsItsRoundAndGoesOnAsIfItHadNotBeen(long asked, long stops)
      throws IOException, InterruptedException {
    String[] recipe = with(THREE, EVERYTHING);
    TinyRun whole = run("whole", recipe);
    whole.train(Interruption.never());
    TinyRun stopped = run("stopped", recipe);
    assertEquals(stops, stopped.train(Interruption.stopAfter(asked)).step());
    assertEquals(stops, stopped.metrics().size());
    assertEquals(12, stopped.resume(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, stopped);
  }

  @Test
  void aTrainingThatDiedGoesOnFromItsLastCheckpoint() throws IOException, InterruptedException {
    String[] recipe = with(THREE, EVERYTHING);
    TinyRun whole = run("whole", recipe);
    whole.train(Interruption.never());
    TinyRun died = run("died", recipe);
    Watched watched = new Watched();
    assertThrows(
        Interruption.Death.class,
        () -> watched.trainer(died, Interruption.dieAfter(9)).train(died.directory()));
    assertEquals(List.of("0-2", "2-4", "4-6", "6-8", "8-10"), watched.rounds);
    assertEquals(1, watched.closed);
    assertThrows(Interruption.Death.class, () -> died.resume(Interruption.dieAfter(11)));
    assertEquals(12, died.resume(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, died);
  }

  @Test
  void evaluationsCheckpointsAndTheLogAreThoseOfTheStepsTaken()
      throws IOException, InterruptedException {
    TinyRun run = run("run", THREE);
    Progress end = run.train(Interruption.never());
    List<StepMetrics> metrics = run.metrics();
    assertEquals(12, metrics.size());
    double seconds = 0;
    for (int i = 0; i < 12; i++) {
      StepMetrics line = metrics.get(i);
      assertEquals(i + 1, line.step());
      assertEquals((1 + Math.cos(Math.PI * i / 12)) / 2 * 1e-3, line.learningRate(), 1e-12);
      assertEquals((i + 1) % 4 == 0, line.validation() != null);
      assertTrue(line.seconds() > seconds);
      seconds = line.seconds();
    }
    assertEquals(end.seconds(), seconds);
  }

  @Test
  void patienceEndsTheTraining() throws IOException, InterruptedException {
    TinyRun run = run("run", with(THREE, "training.learningRate=1e-30", "training.patience=1"));
    assertEquals(8, run.train(Interruption.never()).step());
  }

  @ParameterizedTest
  @CsvSource({"shared, 10, 60", "independent, 30, 10"})
  void whatItCostCountsAllPartitions(String sampling, int images, int triplets)
      throws IOException, InterruptedException {
    TinyRun run = run("run", with(THREE, "training.sampling=" + sampling));
    Trainer trainer = new Trainer(run.config(), TinyRun.DATASET, Interruption.never());
    trainer.train(run.directory());
    Budget budget = trainer.budget();
    assertEquals(12L * 3 * images, budget.images());
    assertEquals(12L * 3 * images, budget.encodedImages());
    assertEquals(12L * 3 * triplets, budget.triplets());
  }

  @Test
  void aTrainingInPartitionsLearns() throws IOException, InterruptedException {
    TinyRun run =
        run(
            "run",
            with(
                THREE,
                "training.steps=120",
                "training.evaluateEvery=40",
                "training.averageEvery=10",
                "training.checkpointEvery=40",
                "training.tripletsPerCondition=200",
                "training.learningRate=0.003"));
    double accuracy = run.train(Interruption.never()).bestScore();
    assertTrue(accuracy > 0.8, "accuracy " + accuracy + ", by chance 0.5");
  }

  @Test
  void aLossThatIsNoNumberEndsTheTraining() throws IOException, InterruptedException {
    TinyRun run = run("run", THREE);
    run.train(Interruption.stopAfter(2));
    CheckpointForgery.scale(run, "embedding/W", 1e30f);
    String message =
        assertThrows(TrainingException.class, () -> run.resume(Interruption.never())).getMessage();
    assertTrue(
        message.matches("the loss is \\S+ at step 3: try a lower training.learningRate"), message);
  }

  @Test
  void partsThatAreTooSmallAreToldBeforeAnythingIsWritten() {
    TinyRun run = run("run", with(THREE, "training.partitions=4"));
    Refusal.ofConfiguration(
        () -> new Trainer(run.config(), TinyRun.DATASET, Interruption.never()),
        "training.partitions: 4",
        "training.batchSize: 10",
        "9 images");
  }

  @Test
  void partitionsMayNotChangeWhenARunGoesOn() throws IOException, InterruptedException {
    TinyRun run = run("run", THREE);
    run.train(Interruption.stopAfter(6));
    // Even where the command line has let it through.
    for (String other : List.of("training.partitions=2", "training.averageEvery=1")) {
      TinyRun changed = run.goingOnWith(other);
      Refusal.ofInput(
          () -> changed.resume(Interruption.never()),
          "checkpoint.zip",
          other.substring(0, other.indexOf('=')));
    }
  }

  @Test
  void aRoundThatIsNotWholeIsNeverTrainedOn() {
    TinyRun run = run("run", THREE);
    Rounds.Factory lossy =
        (config, dataset) -> {
          Rounds local = Rounds.inProcess(config, dataset);
          return new Rounds() {
            @Override
            public List<Rounds.Result> run(NetworkState from, int toStep) {
              return local.run(from, toStep).subList(0, 2);
            }

            @Override
            public void close() {
              local.close();
            }
          };
        };
    Trainer trainer =
        new Trainer(run.config(), TinyRun.DATASET, Optional.of(lossy), Interruption.never());
    assertThrows(IllegalStateException.class, () -> trainer.train(run.directory()));
  }
}
