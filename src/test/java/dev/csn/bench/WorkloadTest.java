package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each measurement once, of next to nothing: that it measures, not what. */
class WorkloadTest {
  @TempDir private Path directory;
  private Path dataset;

  @BeforeEach
  void writeDataset() {
    dataset = directory.resolve("dataset");
    SyntheticData.write(dataset, 40, 2);
  }

  private static double[] values(Outcome outcome, String figure) {
    return outcome.figures().get(figure).values();
  }

  @Test
  void aStepIsMeasuredWholeAndByParts() throws Exception {
    for (String data : new String[] {null, dataset.toString()}) {
      Outcome outcome = new StepWorkload(data, 3, 8, /* warmUp= */ 1, /* steps= */ 2).run();
      assertEquals(
          List.of(
              "step", "data", "forward", "loss", "backward", "update", "forward+backward+update"),
          new ArrayList<>(outcome.figures().keySet()));
      outcome
          .figures()
          .forEach(
              (name, samples) -> {
                assertEquals("ms", samples.unit());
                assertEquals(2, samples.values().length, name);
                assertTrue(DoubleStream.of(samples.values()).allMatch(v -> v > 0), name);
              });
      assertEquals(
          values(outcome, "forward")[1]
              + values(outcome, "backward")[1]
              + values(outcome, "update")[1],
          values(outcome, StepWorkload.BARE)[1],
          1e-9);
    }
  }

  @Test
  void throughputIsImagesByTime() {
    Outcome outcome = new EmbedWorkload(dataset.toString(), 2).run();
    double[] seconds = values(outcome, EmbedWorkload.TIME);
    double[] throughput = values(outcome, EmbedWorkload.THROUGHPUT);
    assertEquals(2, seconds.length);
    assertEquals(40, seconds[1] * throughput[1], 1e-6);
  }

  private QualityWorkload quality(double goal, boolean stopAtGoal) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("recipe.json"),
            """
            {"training": {"steps": 5, "batchSize": 8, "tripletsPerCondition": 50}}
            """);
    List<String> overrides = List.of("dataset=" + dataset, "training.seed=2");
    return new QualityWorkload(config.toString(), overrides, Map.of("point0", goal), 2, stopAtGoal);
  }

  @Test
  void theClockOfTheQualityStopsAtTheFirstLookThatFindsIt() throws Exception {
    Outcome outcome = quality(0.01, /* stopAtGoal= */ false).run();
    assertArrayEquals(new double[] {2}, values(outcome, "steps to quality"));
    double toQuality = values(outcome, QualityWorkload.TIME)[0];
    assertTrue(toQuality > 0 && toQuality < values(outcome, "whole training")[0]);
    assertTrue(outcome.figures().keySet().containsAll(Set.of("final point0", "final kind1")));
  }

  @Test
  void aTrainingThatMayStopAtTheGoalDoes() throws Exception {
    Outcome outcome = quality(0.01, /* stopAtGoal= */ true).run();
    assertArrayEquals(values(outcome, QualityWorkload.TIME), values(outcome, "whole training"));
  }

  @Test
  void aQualityThatIsNotReachedTakesNoTime() throws Exception {
    Outcome outcome = quality(1, /* stopAtGoal= */ true).run();
    assertEquals(0, values(outcome, QualityWorkload.TIME).length);
    assertEquals(0, values(outcome, "steps to quality").length);
    assertTrue(values(outcome, "whole training")[0] > 0);
  }

  @Test
  void searchAndEvaluationTakeTime() {
    assertEquals(6, values(new SearchWorkload(30, 6).run(), SearchWorkload.QUERY).length);
    assertEquals(2, values(new EvaluateWorkload(60, 3, 2).run(), "time").length);
  }

  @Test
  void anIndexIsBuiltAndSearchedBesideExactSearch() throws Exception {
    Path gallery = directory.resolve("gallery");
    ClusteredData.write(gallery, 600, 2);
    Outcome built = new IndexBuildWorkload(gallery.toString(), 2).run();
    assertTrue(values(built, IndexBuildWorkload.BUILD)[0] > 0);
    for (double share : new double[] {1, 0.25}) {
      Outcome asked =
          new IndexQueryWorkload(gallery.toString(), 2, "point0,kind1", share, 599, 5).run();
      assertEquals(5, values(asked, IndexQueryWorkload.QUERY).length);
      assertEquals(1, values(asked, IndexQueryWorkload.RECALL)[0], "all are candidates");
    }
  }

  @Test
  void aWorkloadSurvivesTheWayToItsProcess() throws Exception {
    for (Workload workload :
        List.of(
            new StepWorkload(null, 2, 128, 20, 60),
            new EmbedWorkload("somewhere", 3),
            quality(0.5, true),
            new SearchWorkload(100, 10),
            new IndexBuildWorkload("somewhere", 2),
            new IndexQueryWorkload("somewhere", 2, "point0", 0.5, 100, 10),
            new EvaluateWorkload(100, 2, 1))) {
      assertEquals(workload, Json.MAPPER.readValue(Json.line(workload), Workload.class));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessOfItsOwnAlsoTellsOfItsMemory() throws Exception {
    Outcome outcome = MeasuringProcess.run(new SearchWorkload(30, 4));
    assertEquals(4, values(outcome, SearchWorkload.QUERY).length);
    double peak = values(outcome, MeasuringProcess.PEAK)[0];
    double own = values(outcome, MeasuringProcess.ANONYMOUS)[0];
    assertTrue(1 < own && own < peak, own + " of " + peak);
  }

  @Test
  void aProcessThatFailsIsNamed() {
    Workload impossible = new EmbedWorkload(directory.resolve("none").toString(), 1);
    var failure = assertThrows(IllegalStateException.class, () -> MeasuringProcess.run(impossible));
    assertTrue(failure.getMessage().contains("\"embed\""), failure.getMessage());
    assertTrue(failure.getMessage().contains("exit code 1"), failure.getMessage());
  }
}
