package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.study.Estimate;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.Failure;
import dev.csn.study.StudyResults.RunFigures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyTextTest {
  private static StudyResults results(RunFigures... runs) {
    Map<String, Estimate> figures = new LinkedHashMap<>();
    for (RunFigures run : runs) {
      run.figures().forEach((name, value) -> figures.put(name, Estimate.of(value)));
    }
    List<Long> seeds = Arrays.stream(runs).map(RunFigures::seed).toList();
    return new StudyResults(
        "out",
        2,
        runs.length,
        List.of(new CellSummary("b", Map.of(), seeds, figures)),
        List.of(new Difference("b", "a", List.of(), null, Map.of())),
        List.of(runs),
        List.of(new Failure("b", 9, "the loss is Infinity")),
        List.of("*Error", "other"));
  }

  @Test
  void aTableWithoutAnyRunHasDashes() {
    String text = StudyText.of(results(), Style.PLAIN);
    assertTrue(text.contains("\nb         0     -\n"), text);
    assertTrue(text.contains("failed: b, seed 9: the loss is Infinity"), text);
    assertFalse(text.contains("report:"), text);
  }

  @Test
  void budgetsAreColumnsWhereTheyAreKnown() {
    RunFigures run =
        new RunFigures("b", 1, Map.of("meanTripletError", 0.25, "budget.parameters", 123456.0));
    String text = StudyText.of(results(run), Style.PLAIN);
    assertTrue(text.contains("cell  seeds    mean  parameters\n"), text);
    assertTrue(text.contains("b         1  0.2500      123456\n"), text);
    assertTrue(text.contains("\nmeanTripletError\ncell    mean  sd  from  to  seeds\n"), text);
    assertTrue(text.contains("report: no figure is named other\n"), text);
  }
}
