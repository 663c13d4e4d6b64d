package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTextTest {
  @Test
  void aPointIsItsComponentsAndALabelIsItself() {
    assertEquals("12 0.5 -3", AttributeText.of(List.of(12L, 0.5f, -3L)));
    assertEquals("7", AttributeText.of(7L));
    assertEquals("high heel", AttributeText.of("high heel"));
    assertEquals("-", AttributeText.of(null));
  }
}
