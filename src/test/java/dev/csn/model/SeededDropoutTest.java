package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.csn.model.natives.NativeLibraries;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SeededDropoutTest {
  private static final int ROWS = 50;
  private static final int COLUMNS = 80;

  private final SeededDropout dropout = new SeededDropout(0.3, new Seed(9));

  private static INDArray ones() {
    return Nd4j.ones(DataType.FLOAT, ROWS, COLUMNS);
  }

  private static float[] forward(SeededDropout dropout, int iteration) {
    INDArray result = Nd4j.create(DataType.FLOAT, ROWS, COLUMNS);
    return dropout.applyDropout(ones(), result, iteration, 0, null).data().asFloat();
  }

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @Test
  void theExpectationIsKept() {
    float[] values = forward(dropout, 0);
    double mean =
        IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
    assertEquals(1, mean, 0.05);
    float kept = (float) (1 / 0.7);
    long zeros = IntStream.range(0, values.length).filter(i -> values[i] == 0).count();
    long scaled = IntStream.range(0, values.length).filter(i -> values[i] == kept).count();
    assertEquals(values.length, zeros + scaled);
    assertEquals(0.3, (double) zeros / values.length, 0.03);
  }

  @Test
  void theGradientPassesWhereTheValueDid() {
    INDArray result = Nd4j.create(DataType.FLOAT, ROWS, COLUMNS);
    float[] backward = dropout.backprop(ones(), result, 17, 0).data().asFloat();
    assertArrayEquals(forward(dropout, 17), backward);
  }

  @Test
  void everyStepAndEverySeedDropsOtherValues() {
    float[] values = forward(dropout, 0);
    assertArrayEquals(values, forward(dropout, 0));
    assertFalse(Arrays.equals(values, forward(dropout, 1)));
    assertFalse(Arrays.equals(values, forward(new SeededDropout(0.3, new Seed(10)), 0)));
  }

  @Test
  void valuesAreScaledNotReplaced() {
    INDArray input = Nd4j.createFromArray(new float[] {-3, 5, 7, 0.5f}).reshape(2, 2);
    INDArray result = Nd4j.create(DataType.FLOAT, 2, 2);
    float[] values =
        new SeededDropout(0, new Seed(1)).applyDropout(input, result, 0, 0, null).data().asFloat();
    assertArrayEquals(new float[] {-3, 5, 7, 0.5f}, values);
  }
}
