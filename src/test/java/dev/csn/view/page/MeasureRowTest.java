package dev.csn.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.Scores;
import dev.csn.view.page.RunPage.MeasureRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureRowTest {
  @Test
  void theWayGoneIsThatToWhatTheItemsAllow() {
    List<MeasureRow> measures =
        MeasureRow.of(Map.of("who", Scores.ofClasses(0.8, 1, 0.2, 0.9, 0.1, 1, 0.2)));
    assertEquals(
        new MeasureRow("who", "precision@1", "1.0000", "0.1000", "1", 100), measures.get(1));
    assertEquals(
        new MeasureRow("who", "precision@10", "0.2000", "0.1000", "0.2000", 100), measures.get(2));
    assertEquals(new MeasureRow("who", "MAP@R", "0.9000", null, "1", 90), measures.get(3));
  }
}
