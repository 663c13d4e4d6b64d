package dev.csn.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void threeValuesHaveTheIntervalOfTheTable() {
    // Student's t for 2 degrees of freedom, two-sided 95 %: 4.3027.
    Estimate e = Estimate.of(3, 1, 2);
    assertEquals(3, e.n());
    assertEquals(2, e.mean());
    assertEquals(1, e.sd(), 1e-15);
    assertEquals(2 - 4.302653 / Math.sqrt(3), e.low(), 1e-5);
    assertEquals(2 + 4.302653 / Math.sqrt(3), e.high(), 1e-5);
  }

  @Test
  void twoValuesHaveAWideOneAndFiveANarrow() {
    // 12.7062 for one degree of freedom, 2.7764 for four.
    assertEquals(0.5 + 12.706205 * Math.sqrt(0.5) / Math.sqrt(2), Estimate.of(0, 1).high(), 1e-5);
    Estimate five = Estimate.of(-1, -1, 0, 1, 1);
    assertEquals(0, five.mean());
    assertEquals(1, five.sd(), 1e-15);
    assertEquals(2.776445 / Math.sqrt(5), five.high(), 1e-5);
    assertEquals(-five.high(), five.low(), 1e-12);
  }

  @Test
  void ofOneValueOnlyTheMeanIsKnown() {
    Estimate e = Estimate.of(0.25);
    assertEquals(0.25, e.mean());
    assertEquals(1, e.n());
    assertNull(e.sd());
    assertNull(e.low());
    assertNull(e.high());
  }

  @Test
  void equalValuesLeaveNoDoubt() {
    Estimate e = Estimate.of(0.5, 0.5, 0.5);
    assertEquals(new Estimate(3, 0.5, 0.0, 0.5, 0.5), e);
  }

  @Test
  void noValueIsNoEstimate() {
    assertThrows(IllegalArgumentException.class, Estimate::of);
  }

  @Test
  void aRatioAndItsInverseCancel() {
    Estimate e = Estimate.ofRatios(2, 0.5);
    assertEquals(1, e.mean(), 1e-15);
    // The logarithms are +-log 2: deviation log 2 sqrt 2, half an interval 12.7062 log 2.
    assertEquals(Math.exp(12.706205 * Math.log(2)), e.high(), 0.05);
    assertEquals(1 / e.high(), e.low(), 1e-12);
    assertNull(e.sd());
    assertEquals(6, Estimate.ofRatios(4, 9).mean(), 1e-12);
    assertNull(Estimate.ofRatios(3).low());
  }
}
