package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.model.loss.LossValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepResultTest {
  private static StepResult result(double scale, long triplets) {
    double[] triplet = {scale * 0.1, scale * 0.7};
    double[] violating = {scale * 0.2, scale * 0.3};
    return new StepResult(
        new LossValue(scale, triplet, violating, scale * 4, scale * 5, scale * 0.06, scale * 0.07),
        new long[] {triplets, 2 * triplets});
  }

  @Test
  void lossesAreAveragedAndTripletsCounted() {
    StepResult mean = StepResult.of(List.of(result(1, 60), result(2, 61), result(6, 59)));
    assertArrayEquals(new long[] {180, 360}, mean.triplets());
    assertEquals(540, mean.asked());
    LossValue loss = mean.loss();
    assertEquals(3, loss.total(), 1e-15);
    assertArrayEquals(new double[] {0.3, 2.1}, loss.triplet(), 1e-15);
    assertArrayEquals(new double[] {0.6, 0.9}, loss.violating(), 1e-15);
    assertEquals(12, loss.embeddingNorm(), 1e-14);
    assertEquals(15, loss.maskNorm(), 1e-14);
    assertEquals(0.18, loss.maskOverlap(), 1e-15);
    assertEquals(0.21, loss.maskOrthogonality(), 1e-15);
  }

  @Test
  void aPartitionWithoutTripletsOfAConditionSaysNothingOfIt() {
    LossValue nothing = new LossValue(1, new double[2], new double[2], 0, 0, 0, 0);
    StepResult mean =
        StepResult.of(List.of(result(1, 5), new StepResult(nothing, new long[] {0, 3})));
    assertArrayEquals(new long[] {5, 13}, mean.triplets());
    assertArrayEquals(new double[] {0.1, 0.35}, mean.loss().triplet(), 1e-15);
    assertArrayEquals(new double[] {0.2, 0.15}, mean.loss().violating(), 1e-15);
  }

  @Test
  void ofASinglePartitionItIsWhatThatCameTo() {
    StepResult alone = result(1 / 3.0, 7);
    LossValue mean = StepResult.of(List.of(alone)).loss();
    assertEquals(alone.loss().total(), mean.total());
    assertArrayEquals(alone.loss().triplet(), mean.triplet());
    assertEquals(
        Double.doubleToLongBits(-0.0),
        Double.doubleToLongBits(StepResult.of(List.of(result(-0.0, 7))).loss().total()));
  }
}
