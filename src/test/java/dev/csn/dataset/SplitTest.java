package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void aSplitIsKnownByItsLowerCaseName() {
    assertEquals(Optional.of(Split.VALIDATION), Split.find("validation"));
    assertEquals("test", Split.TEST.label());
    assertEquals(Optional.empty(), Split.find("TEST"));
  }

  @Test
  void sizesMustBeCounts() {
    assertThrows(IllegalArgumentException.class, () -> new SplitSizes(1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SplitSizes(Integer.MAX_VALUE, 1, 0));
    assertEquals("3 train, 2 validation, 1 test", new SplitSizes(3, 2, 1).toString());
  }
}
