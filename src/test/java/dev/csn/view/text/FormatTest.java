package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.Metric;
import dev.csn.study.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void aPointIsItsComponentsAndALabelIsItself() {
    assertEquals("12 0.5 -3", Format.attribute(List.of(12L, 0.5f, -3L)));
    assertEquals("7", Format.attribute(7L));
    assertEquals("high heel", Format.attribute("high heel"));
    assertEquals("-", Format.attribute(null));
  }

  @Test
  void missingNumbersAreDashesAndOthersHaveAPoint() {
    assertEquals("-", Format.fixed(null, 4));
    assertEquals("0.1235", Format.fixed(0.12345, 4));
    assertEquals("26.0", Format.significant(26, 3));
    assertEquals("0.95", Format.measure(Metric.Scale.SHARE, 0.95, 2, 3));
    assertEquals("132", Format.measure(Metric.Scale.DISTANCE, 132.4, 2, 3));
    assertEquals("-", Format.interval(null, "%.2f"));
    assertEquals("0.50", Format.interval(Estimate.of(0.5), "%.2f"));
    assertEquals("0.50 [0.50, 0.50]", Format.interval(Estimate.of(0.5, 0.5), "%.2f"));
  }
}
