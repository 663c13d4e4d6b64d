package dev.csn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.ConditionScores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
  @Test
  void theWayGoneIsThatToWhatTheItemsAllow() {
    List<Measure> measures =
        Measure.of(
            Map.of("who", new ConditionScores.OfClasses(9, 0.8, 1, 0.2, 0.9, 0.1, 1, 0.2, null)));
    assertEquals(new Measure("who", "precision@1", "1.0000", "0.1000", "1", 100), measures.get(1));
    assertEquals(
        new Measure("who", "precision@10", "0.2000", "0.1000", "0.2000", 100), measures.get(2));
    assertEquals(new Measure("who", "MAP@R", "0.9000", null, "1", 90), measures.get(3));
  }
}
