package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.model.loss.LossValue;
import dev.csn.model.loss.Penalty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepResultTest {
  private static StepResult result(double scale, long triplets) {
    double[] triplet = {scale * 0.1, scale * 0.7};
    double[] violating = {scale * 0.2, scale * 0.3};
    Map<Penalty, Double> penalties =
        Map.of(
            Penalty.EMBEDDING_NORM, scale * 4,
            Penalty.MASK_NORM, scale * 5,
            Penalty.MASK_OVERLAP, scale * 0.06,
            Penalty.MASK_ORTHOGONALITY, scale * 0.07);
    return new StepResult(
        new LossValue(scale, triplet, violating, penalties), new long[] {triplets, 2 * triplets});
  }

  @Test
  void lossesAreAveragedAndTripletsCounted() {
    StepResult mean = StepResult.of(List.of(result(1, 60), result(2, 61), result(6, 59)));
    assertArrayEquals(new long[] {180, 360}, mean.triplets());
    assertEquals(540, mean.tripletCount());
    LossValue loss = mean.loss();
    assertEquals(3, loss.total(), 1e-15);
    assertArrayEquals(new double[] {0.3, 2.1}, loss.triplet(), 1e-15);
    assertArrayEquals(new double[] {0.6, 0.9}, loss.violating(), 1e-15);
    assertEquals(12, loss.penalties().get(Penalty.EMBEDDING_NORM), 1e-14);
    assertEquals(15, loss.penalties().get(Penalty.MASK_NORM), 1e-14);
    assertEquals(0.18, loss.penalties().get(Penalty.MASK_OVERLAP), 1e-15);
    assertEquals(0.21, loss.penalties().get(Penalty.MASK_ORTHOGONALITY), 1e-15);
  }

  @Test
  void aPartitionWithoutTripletsOfAConditionSaysNothingOfIt() {
    LossValue nothing = new LossValue(1, new double[2], new double[2], Penalty.values(p -> 0));
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
