package dev.csn.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.csn.config.ExperimentConfig;
import dev.csn.study.StudyPlan.Cell;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.Failure;
import dev.csn.study.StudyResults.RunFigures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudySummaryTest {
  private static final Cell CELL = new Cell("b", Map.of(), "a", ExperimentConfig.DEFAULT);

  private static RunFigures run(long seed, double error) {
    return new RunFigures("b", seed, Map.of("meanTripletError", error));
  }

  @Test
  void aCellIsItsRunsMean() {
    RunFigures more = new RunFigures("b", 2, Map.of("meanTripletError", 0.3, "own", 7.0));
    CellSummary summary = StudySummary.of(CELL, List.of(run(1, 0.1), more));
    assertEquals(List.of(1L, 2L), summary.seeds());
    assertEquals(0.2, summary.figures().get("meanTripletError").mean(), 1e-15);
    assertEquals(1, summary.figures().get("own").n());
  }

  @Test
  void differencesAreTakenSeedBySeed() {
    // Seeds differ far more than the cells: unpaired, nothing could be told.
    Difference difference =
        StudySummary.difference(
            CELL,
            List.of(run(1, 0.2), run(2, 0.4), run(3, 0.6), run(4, 9)),
            List.of(run(3, 0.5), run(2, 0.3), run(1, 0.1), run(5, 9)));
    assertEquals(List.of(1L, 2L, 3L), difference.seeds());
    Estimate e = difference.figures().get("meanTripletError");
    assertEquals(0.1, e.mean(), 1e-12);
    assertEquals(0, e.sd(), 1e-12);
    assertEquals(
        Math.cbrt(0.2 / 0.1 * (0.4 / 0.3) * (0.6 / 0.5)), difference.errorRatio().mean(), 1e-12);
    assertEquals(3, difference.errorRatio().n());
  }

  @Test
  void anErrorOfZeroHasNoRatio() {
    for (double[] errors : new double[][] {{0, 0.5}, {0.5, 0}, {0, 0}}) {
      Difference difference =
          StudySummary.difference(CELL, List.of(run(1, errors[0])), List.of(run(1, errors[1])));
      assertNull(difference.errorRatio());
      assertEquals(
          errors[0] - errors[1], difference.figures().get("meanTripletError").mean(), 1e-15);
    }
  }

  @Test
  void withoutACommonSeedNothingIsCompared() {
    Difference difference =
        StudySummary.difference(CELL, List.of(run(1, 0.5)), List.of(run(2, 0.5)));
    assertEquals(List.of(), difference.seeds());
    assertEquals(Map.of(), difference.figures());
    assertNull(difference.errorRatio());
  }

  private static StudyResults results(List<RunFigures> runs) {
    return new StudyResults(
        "out",
        2,
        runs.size(),
        List.of(StudySummary.of(CELL, runs)),
        List.of(StudySummary.difference(CELL, runs, List.of())),
        runs,
        List.of(new Failure("b", 9, "the loss is Infinity")),
        List.of("*Error", "other"));
  }

  @Test
  void aSingleRunsSpreadIsLeftEmptyInTheTable() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StudyDirectory.writeSummary(results(List.of(run(1, 0.25))), out);
    assertEquals(
        "cell,figure,n,mean,sd,low,high\nb,meanTripletError,1,0.25,,,\n",
        out.toString(StandardCharsets.UTF_8));
  }
}
