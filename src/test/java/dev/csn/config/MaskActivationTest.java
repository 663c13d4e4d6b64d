package dev.csn.config;

import static dev.csn.config.MaskActivation.RELU;
import static dev.csn.config.MaskActivation.SOFTPLUS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskActivationTest {
  @Test
  void reluLeavesOutWhatIsBelowZero() {
    float[][] active = RELU.active(new float[][] {{-1, 0.5f}, {2, -0.0f}});
    assertArrayEquals(new float[][] {{0, 0.5f}, {2, 0}}, active);
    assertEquals(0, RELU.slope(-1));
    assertEquals(0, RELU.slope(0));
    assertEquals(1, RELU.slope(0.5f));
  }

  @Test
  void softplusIsTheLogarithmOfOnePlusTheExponential() {
    assertEquals(Math.log(2), SOFTPLUS.active(0f), 1e-7);
    assertEquals(Math.log(1 + Math.E), SOFTPLUS.active(1f), 1e-6);
    assertEquals(Math.log(1 + Math.exp(-3)), SOFTPLUS.active(-3f), 1e-8);
    assertEquals(0.5f, SOFTPLUS.slope(0));
  }

  @ParameterizedTest
  @ValueSource(floats = {-20, -3, -0.4f, 0.3f, 2, 20})
  void theSlopeEqualsCentralDifferences(float beta) {
    double step = 1.0 / 64; // beta plus and minus it is exact in float32
    for (MaskActivation activation : MaskActivation.values()) {
      double above = activation.active((float) (beta + step));
      double below = activation.active((float) (beta - step));
      assertEquals((above - below) / (2 * step), activation.slope(beta), 1e-4, activation.label());
    }
  }

  @Test
  void farFromZeroSoftplusNeitherOverflowsNorDies() {
    assertEquals(1e30f, SOFTPLUS.active(1e30f));
    assertEquals(1, SOFTPLUS.slope(1e30f));
    assertEquals(0, SOFTPLUS.active(-1e30f));
    assertEquals(0, SOFTPLUS.slope(-1e30f));
    assertTrue(SOFTPLUS.active(-50f) > 0 && SOFTPLUS.slope(-50) > 0);
    assertTrue(Float.isNaN(SOFTPLUS.active(Float.NaN)) && Float.isNaN(RELU.active(Float.NaN)));
  }

  @ParameterizedTest
  @EnumSource
  void betaIsTheInverse(MaskActivation activation) {
    for (float active : new float[] {1e-6f, 0.1f, 1, 7, 1000}) {
      assertEquals(active, activation.active(activation.beta(active)), 1e-6 * active);
    }
  }
}
