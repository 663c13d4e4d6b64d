package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.model.natives.NativeLibraries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AveragedParametersTest {
  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @Test
  void theAverageKeepsItsShareOfThePastOnceThereIsOne() {
    INDArray parameters = Nd4j.createFromArray(new float[][] {{0, 10}});
    AveragedParameters averaged = new AveragedParameters(parameters, 0.75);
    double expected = 0;
    for (int step = 0; step < 60; step++) {
      parameters.putScalar(0, step);
      averaged.update(step);
      double kept = Math.min(0.75, (1.0 + step) / (10 + step));
      expected = kept * expected + (1 - kept) * step;
    }
    assertEquals(expected, averaged.values()[0], 1e-4);
    assertEquals(10, averaged.values()[1], 1e-4);
  }

  @Test
  void exchangedTwiceAllIsAsItWas() {
    INDArray parameters = Nd4j.createFromArray(new float[][] {{1, 2, 3}});
    AveragedParameters averaged = new AveragedParameters(parameters, 0.9);
    averaged.restore(new float[] {7, 8, 9});
    averaged.exchange();
    assertArrayEquals(new float[] {7, 8, 9}, parameters.toFloatVector());
    assertArrayEquals(new float[] {1, 2, 3}, averaged.values());
    averaged.exchange();
    assertArrayEquals(new float[] {1, 2, 3}, parameters.toFloatVector());
    assertArrayEquals(new float[] {7, 8, 9}, averaged.values());
  }
}
