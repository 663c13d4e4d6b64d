package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.Refusal;
import dev.csn.TestConfig;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Split;
import dev.csn.error.TrainingException;
import dev.csn.io.Archive;
import dev.csn.run.Provenance.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = Hang.MINUTES, unit = TimeUnit.MINUTES)
class TrainerTest {
  /** The model of the recipe without overrides, trained when it is first compared with. */
  private static byte[] plain;

  @TempDir private Path directory;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(directory.resolve(name), overrides);
  }

  @ParameterizedTest
  @CsvSource({
    "shared, learned, 0.0",
    "independent, learned, 0.5",
    "shared, fixed, 0.3",
    "shared, specialists, 0.4"
  })
  void twoRunsOfOneSeedAreTheSameToTheLastByte(String sampling, String variant, String dropout)
      throws IOException, InterruptedException {
    String[] overrides = {
      "training.sampling=" + sampling, "model.variant=" + variant, "model.dropout=" + dropout
    };
    TinyRun one = run("one", overrides);
    TinyRun two = run("two", overrides);
    assertEquals(12, one.train(Interruption.never()).step());
    two.train(Interruption.never());
    TinyRun.assertSameOutcome(one, two);
  }

  @Test
  void aRunOnAPoolOfTripletsIsItsOwnAndResumesToTheSameBytes()
      throws IOException, InterruptedException {
    String[] pooled = {"training.sampling=independent", "training.tripletPool=25"};
    TinyRun whole = run("whole", pooled);
    TinyRun interrupted = run("interrupted", pooled);
    TinyRun unlimited = run("unlimited", "training.sampling=independent");
    assertEquals(12, whole.train(Interruption.never()).step());
    unlimited.train(Interruption.never());
    assertEquals(7, interrupted.train(Interruption.stopAfter(7)).step());
    assertEquals(12, interrupted.resume(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, interrupted);
    assertFalse(Arrays.equals(whole.model(), unlimited.model()));
  }

  @Test
  void aResidualEncoderLearnsAndIsTheSameEachTime() throws IOException, InterruptedException {
    String[] recipe = {
      "model.encoder=resnet18",
      "model.width=8",
      "training.steps=120",
      "training.evaluateEvery=40",
      "training.batchSize=30",
      "training.tripletsPerCondition=200",
      "training.learningRate=0.002",
      "training.warmup=5"
    };
    TinyRun one = run("one", recipe);
    TinyRun two = run("two", recipe);
    double accuracy = one.train(Interruption.never()).bestScore();
    assertTrue(accuracy > 0.85, "accuracy " + accuracy + ", by chance 0.5");
    two.train(Interruption.never());
    TinyRun.assertSameOutcome(one, two);
  }

  @Test
  void anotherSeedMakesAnotherRun() throws IOException, InterruptedException {
    TinyRun one = run("one", "training.seed=1");
    TinyRun two = run("two", "training.seed=2");
    one.train(Interruption.never());
    two.train(Interruption.never());
    assertFalse(Arrays.equals(one.model(), two.model()));
    assertNotEquals(one.timelessMetrics(), two.timelessMetrics());
  }

  @ParameterizedTest
  @CsvSource({"1, shared, 0.0", "5, independent, 0.5", "7, shared, 0.5", "11, independent, 0.0"})
  void aRunThatWasStoppedGoesOnAsIfItHadNotBeen(long step, String sampling, String dropout)
      throws IOException, InterruptedException {
    String[] overrides = {"training.sampling=" + sampling, "model.dropout=" + dropout};
    TinyRun whole = run("whole", overrides);
    whole.train(Interruption.never());
    TinyRun stopped = run("stopped", overrides);
    assertEquals(step, stopped.train(Interruption.stopAfter(step)).step());
    assertEquals(12, stopped.resume(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, stopped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training.averaging=0.9 training.evaluateEvery=3",
        "training.augmentation.shift=1 training.augmentation.rotation=9 training.warmup=8",
        "training.sampling=balanced training.continuousLoss.kind=gap-hinge",
        "model.normalize=true training.continuousLoss.kind=log-ratio",
        "model.maskActivation=softplus training.maskOrthogonalityPenalty=1",
        "model.variant=specialists model.dropout=0.3",
        "model.encoder=resnet18 model.width=4 training.averaging=0.9 model.dropout=0.3",
        "model.encoder=resnet18 model.width=5 model.variant=specialists",
        "model.variant=specialists training.sampling=independent training.averaging=0.9"
      })
  void soDoesARunOfAnyOtherRecipe(String overrides) throws IOException, InterruptedException {
    TinyRun whole = run("whole", overrides.split(" "));
    whole.train(Interruption.never());
    TinyRun stopped = run("stopped", overrides.split(" "));
    stopped.train(Interruption.stopAfter(5));
    stopped.resume(Interruption.never());
    TinyRun.assertSameOutcome(whole, stopped);
    if (plain == null) {
      TinyRun run = run("plain");
      run.train(Interruption.never());
      plain = run.model();
    }
    assertFalse(Arrays.equals(plain, whole.model()), "the recipe makes a difference");
  }

  @ParameterizedTest
  @CsvSource({"shared, learned, 10, 1", "shared, specialists, 10, 2", "independent, fixed, 30, 1"})
  void whatARunCostIsCountedWhateverHappenedToIt(
      String sampling, String variant, int images, int encoders)
      throws IOException, InterruptedException {
    String[] overrides = {"training.sampling=" + sampling, "model.variant=" + variant};
    TinyRun run = run("run", overrides);
    assertThrows(Interruption.Death.class, () -> run.train(Interruption.dieAfter(9)));
    Trainer trainer = new Trainer(run.config(), TinyRun.DATASET, Interruption.never());
    trainer.restore(run.directory());
    trainer.train(run.directory());
    Budget budget = trainer.budget();
    assertEquals(12L * images, budget.images());
    assertEquals(12L * images * encoders, budget.encodedImages());
    // What is drawn is drawn in full: a step's 30 triplets of each condition, or its 10 of one.
    assertEquals(12L * (sampling.equals("shared") ? 60 : 10), budget.triplets());
    assertEquals(run.metrics().get(11).seconds(), budget.seconds());
  }

  @Test
  void aRunThatDiedGoesOnFromItsLastCheckpoint() throws IOException, InterruptedException {
    TinyRun whole = run("whole");
    whole.train(Interruption.never());
    TinyRun died = run("died");
    assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(9)));
    // By then the evaluation at step 8 has replaced the model; the checkpoint is of step 5.
    assertEquals(9, died.metrics().size());
    assertThrows(Interruption.Death.class, () -> died.resume(Interruption.dieAfter(8)));
    assertEquals(12, died.resume(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, died);
  }

  @Test
  void aRunThatDiedBeforeItsFirstCheckpointStartsAgain() throws IOException, InterruptedException {
    TinyRun whole = run("whole");
    whole.train(Interruption.never());
    TinyRun died = run("died");
    assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(3)));
    assertFalse(Files.exists(died.directory().checkpoint()));
    assertEquals(12, died.train(Interruption.never()).step());
    TinyRun.assertSameOutcome(whole, died);
  }

  @Test
  void aFinishedRunIsNotTrainedAnyFurther() throws IOException, InterruptedException {
    TinyRun run = run("run");
    Progress end = run.train(Interruption.never());
    byte[] model = run.model();
    assertEquals(end, run.resume(Interruption.never()));
    assertArrayEquals(model, run.model());
    assertEquals(12, run.metrics().size());
  }

  @Test
  void aRunStoppedBeforeItsFirstStepLeavesAnEmptyLog() throws IOException, InterruptedException {
    TinyRun run = run("run");
    assertEquals(Progress.START, run.train(Interruption.stopAfter(0)));
    assertEquals(List.of(), run.metrics());
    assertFalse(Files.exists(run.directory().checkpoint()));
  }

  @Test
  void everyStepIsLoggedAndSomeAreEvaluated() throws IOException, InterruptedException {
    TinyRun run = run("run", "training.steps=10");
    Progress end = run.train(Interruption.never());
    List<StepMetrics> metrics = run.metrics();
    List<Long> evaluated = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < metrics.size(); i++) {
      StepMetrics line = metrics.get(i);
      assertEquals(i + 1, line.step());
      assertEquals((1 + Math.cos(Math.PI * i / 10)) / 2 * 1e-3, line.learningRate(), 1e-12);
      assertEquals(List.of("stripes", "level"), List.copyOf(line.triplet().keySet()));
      assertEquals(line.triplet().keySet(), line.violating().keySet());
      assertTrue(line.seconds() >= seconds);
      seconds = line.seconds();
      if (line.validation() != null) {
        evaluated.add(line.step());
        assertEquals(Set.of("stripes", "level"), line.validation().keySet());
      }
    }
    // Every fourth and the last.
    assertEquals(List.of(4L, 8L, 10L), evaluated);
    assertEquals(10, end.step());
    assertEquals(end.seconds(), seconds);
  }

  @Test
  void theModelKeptIsTheFirstOfThoseBestOnValidation() throws IOException, InterruptedException {
    List<String> overrides = new ArrayList<>();
    TinyRun run;
    long bestStep;
    int seed = 0;
    do { // a last model that is the best proves nothing, and which seeds end so is up to rounding
      seed++;
      assertTrue(seed < 10, "no seed's best model comes before its last");
      overrides.clear();
      overrides.add("training.seed=" + seed);
      overrides.add("training.steps=20");
      overrides.add("training.evaluateEvery=2");
      overrides.add("training.schedule=constant");
      overrides.add("training.learningRate=0.1");
      run = run("run" + seed, overrides.toArray(String[]::new));
      Progress end = run.train(Interruption.never());
      double best = -1;
      bestStep = 0;
      for (StepMetrics line : run.metrics()) {
        if (line.validation() != null) {
          double mean =
              line.validation().values().stream().mapToDouble(v -> v).average().orElseThrow();
          if (mean > best) {
            best = mean;
            bestStep = line.step();
          }
        }
      }
      assertEquals(bestStep, end.bestStep());
      assertEquals(best, end.bestScore());
    } while (bestStep == 20);
    TinyRun upToBest = run("best", overrides.toArray(String[]::new));
    upToBest.train(Interruption.stopAfter(bestStep));
    assertArrayEquals(upToBest.model(), run.model());
    Archive state = Archive.read(upToBest.directory().checkpoint());
    String entry = "parameters/conv2/W.npy";
    assertArrayEquals(state.entry(entry), Archive.read(run.directory().model()).entry(entry));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void patienceEndsARunThatNoLongerImproves(int patience) throws IOException, InterruptedException {
    // With steps this small nothing ever changes enough to be scored otherwise.
    TinyRun run =
        run(
            "run",
            "training.learningRate=1e-30",
            "training.evaluateEvery=2",
            "training.patience=" + patience);
    Progress end = run.train(Interruption.never());
    assertEquals(2, end.bestStep());
    assertEquals(2 + 2 * patience, end.step());
    assertEquals(patience, end.evaluationsSinceBest());
    assertEquals(end.step(), run.metrics().size());
    assertEquals(end, run.resume(Interruption.never()));
  }

  @Test
  void masksThatCouldNeverLearnAreRefusedBeforeTraining() {
    for (String activation : List.of("relu", "softplus")) {
      ExperimentConfig config =
          TestConfig.with(
              "training.batchSize=10",
              "model.maskActivation=" + activation,
              "model.maskInit.mean=-100000",
              "model.maskInit.stdDev=0");
      Refusal.ofConfiguration(
          () -> trainer(config, 20, 20),
          "model.maskInit.mean: -100000.0",
          "'stripes'",
          "maybe model.maskInit.mean=0.9");
    }
  }

  /** The penalty outweighs all else, and each step moves each entry by 1 at first. */
  @Test
  void masksThatDieEndTheRunWithTheBestModelKept() throws IOException, InterruptedException {
    TinyRun run =
        run(
            "run",
            "training.maskPenalty=1e6",
            "training.learningRate=0.1",
            "training.schedule=constant",
            "training.steps=200",
            "training.evaluateEvery=1");
    Interruption monitor = Interruption.never();
    String message = assertThrows(TrainingException.class, () -> run.train(monitor)).getMessage();
    assertTrue(message.startsWith("all conditions have collapsed: "), message);
    assertTrue(message.endsWith("is kept"), message);
    assertTrue(Files.exists(run.directory().model()));
    assertEquals(1, monitor.warnings().size(), monitor.warnings().toString());
    assertTrue(
        monitor.warnings().get(0).matches("at step \\d+, all items are alike under .*"),
        monitor.warnings().get(0));
  }

  @Test
  void imagesAreNotMovedOutOfSight() {
    ExperimentConfig far =
        TestConfig.with("training.batchSize=10", "training.augmentation.shift=8");
    Refusal.ofConfiguration(
        () -> trainer(far, 20, 20), "training.augmentation.shift: 8.0", "8x8 pixels", "below 8");
  }

  @Test
  void aLossThatIsNoNumberEndsTheRun() throws IOException, InterruptedException {
    TinyRun run = run("run");
    run.train(Interruption.stopAfter(1));
    CheckpointForgery.scale(run, "embedding/W", 1e30f);
    String message =
        assertThrows(TrainingException.class, () -> run.resume(Interruption.never())).getMessage();
    assertTrue(
        message.matches("the loss is \\S+ at step 2: try a lower training.learningRate"), message);
    assertEquals(1, run.metrics().size());
  }

  @Test
  void aLossThatIsNoNumberLeavesTheBestModel() throws IOException, InterruptedException {
    TinyRun run = run("run");
    run.train(Interruption.stopAfter(5));
    byte[] model = run.model();
    CheckpointForgery.scale(run, "embedding/W", 1e30f);
    String message =
        assertThrows(TrainingException.class, () -> run.resume(Interruption.never())).getMessage();
    assertTrue(
        message.matches("the loss is \\S+ at step 6: .*; the model of step 4 is kept"), message);
    assertArrayEquals(model, run.model());
    assertEquals(5, run.metrics().size());
  }

  @Test
  void collapsedEmbeddingsEndTheRunAsSuch() throws IOException, InterruptedException {
    TinyRun run = run("run", "training.learningRate=1e-30");
    run.train(Interruption.stopAfter(5));
    byte[] model = run.model();
    CheckpointForgery.scale(run, "embedding/W", 0);
    String message =
        assertThrows(TrainingException.class, () -> run.resume(Interruption.never())).getMessage();
    assertTrue(message.startsWith("the embeddings have collapsed into one point"), message);
    assertArrayEquals(model, run.model());
  }

  @Test
  void aSplitTooSmallIsNamedBeforeAnythingIsWritten() {
    ExperimentConfig config = TestConfig.with("training.batchSize=10");
    Refusal.ofInput(() -> trainer(config, 20, 2), "validation", "stripes", "only 2 items");
    Refusal.ofInput(() -> trainer(config, 20, 0), "validation", "stripes", "only 0 items");
    Refusal.ofConfiguration(() -> trainer(config, 9, 20), "training.batchSize", "10", "9 images");
    Refusal.ofInput(() -> trainer(config, 0, 20), "training split", "stripes", "0 items");
  }

  private static Trainer trainer(ExperimentConfig config, int training, int validation) {
    Split[] splits = new Split[training + validation];
    Arrays.fill(splits, 0, training, Split.TRAIN);
    Arrays.fill(splits, training, splits.length, Split.VALIDATION);
    ImageSet dataset = TinyDataset.withSplits(splits);
    return new Trainer(config, dataset, Interruption.never());
  }
}
