package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.TestConfig;
import dev.csn.config.ExperimentConfig;
import dev.csn.model.CsnNetwork;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkStateTest {
  private static float[] values(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 20)));
    }
    return values;
  }

  @Test
  void theMeanIsTakenNumberByNumberInDoublePrecision() {
    SplittableRandom random = new Seed(5).random();
    List<NetworkState> states = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      states.add(
          new NetworkState(40, values(random, 500), values(random, 1000), values(random, 500)));
    }
    NetworkState mean = NetworkState.mean(states);
    assertEquals(40, mean.step());
    for (int i = 0; i < 500; i++) {
      double a = states.get(0).parameters()[i];
      double b = states.get(1).parameters()[i];
      double c = states.get(2).parameters()[i];
      assertEquals((float) ((a + b + c) / 3), mean.parameters()[i]);
      a = states.get(0).average()[i];
      b = states.get(1).average()[i];
      c = states.get(2).average()[i];
      assertEquals((float) ((a + b + c) / 3), mean.average()[i]);
    }
    for (int i = 0; i < 1000; i++) {
      double a = states.get(0).moments()[i];
      double b = states.get(1).moments()[i];
      double c = states.get(2).moments()[i];
      assertEquals((float) ((a + b + c) / 3), mean.moments()[i]);
    }
  }

  @Test
  void floatsAreNotAddedAsFloats() {
    // In float32, 1e8 + 1 is 1e8.
    NetworkState large = new NetworkState(1, new float[] {1e8f}, new float[0], null);
    NetworkState small = new NetworkState(1, new float[] {1}, new float[0], null);
    NetworkState negative = new NetworkState(1, new float[] {-1e8f}, new float[0], null);
    NetworkState mean = NetworkState.mean(List.of(large, small, negative));
    assertEquals(1 / 3f, mean.parameters()[0]);
    assertNull(mean.average());
  }

  @Test
  void aSingleStateIsItsOwnMeanToTheLastBit() {
    float[] odd = {-0.0f, 0, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, Float.NaN};
    NetworkState mean = NetworkState.mean(List.of(new NetworkState(7, odd, odd, odd)));
    for (float[] part : List.of(mean.parameters(), mean.moments(), mean.average())) {
      for (int i = 0; i < odd.length; i++) {
        assertEquals(Float.floatToIntBits(odd[i]), Float.floatToIntBits(part[i]));
      }
    }
  }

  @Test
  void statesOfDifferentStepsOrNetworksHaveNoMean() {
    NetworkState one = new NetworkState(1, new float[2], new float[4], null);
    NetworkState later = new NetworkState(2, new float[2], new float[4], null);
    NetworkState larger = new NetworkState(1, new float[3], new float[4], null);
    assertThrows(
        IllegalArgumentException.class, () -> NetworkState.mean(List.of(one, later)), "step");
    assertThrows(
        IllegalArgumentException.class, () -> NetworkState.mean(List.of(one, larger)), "size");
  }

  @Test
  void noAverageOfBeforeOutlivesTheTakingUpOfAState() {
    ExperimentConfig plain = TestConfig.with();
    ExperimentConfig averaging = TestConfig.with("training.averaging=0.9");
    CsnNetwork without = CsnNetwork.create(plain.model(), plain.training(), TinyRun.DATASET);
    CsnNetwork with = CsnNetwork.create(plain.model(), averaging.training(), TinyRun.DATASET);
    NetworkState none = NetworkState.of(without, 0);
    NetworkState some = NetworkState.of(with, 0);
    assertThrows(IllegalArgumentException.class, () -> none.into(with));
    assertThrows(IllegalArgumentException.class, () -> some.into(without));
  }

  @Test
  void aNetworkTakesUpTheStateOfAnother() {
    ExperimentConfig one = TestConfig.with("training.seed=1", "training.averaging=0.9");
    ExperimentConfig two = TestConfig.with("training.seed=2", "training.averaging=0.9");
    CsnNetwork network = CsnNetwork.create(one.model(), one.training(), TinyRun.DATASET);
    CsnNetwork other = CsnNetwork.create(two.model(), two.training(), TinyRun.DATASET);
    NetworkState initial = NetworkState.of(network, 3);
    NetworkState state =
        new NetworkState(
            3,
            initial.parameters(),
            values(new Seed(6).random(), initial.moments().length),
            values(new Seed(7).random(), initial.average().length));
    state.into(other);
    NetworkState found = NetworkState.of(other, 3);
    assertArrayEquals(state.parameters(), found.parameters());
    assertArrayEquals(state.moments(), found.moments());
    assertArrayEquals(state.average(), found.average());
    // And means the same by them.
    network
        .parameters()
        .forEach(
            (name, tensor) ->
                assertArrayEquals(tensor.values(), other.parameters().get(name).values(), name));
  }
}
