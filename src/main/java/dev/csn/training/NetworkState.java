package dev.csn.training;

import dev.csn.model.CsnNetwork;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a network under training. Together with the configuration and the data it determines
 * the next steps. The arrays are not copied.
 *
 * @param step steps taken so far
 * @param parameters in the graph's order, [n]
 * @param moments the optimizer's moments, in its own order
 * @param average the running average of the parameters, [n]; null without {@code
 *     training.averaging}
 */
public record NetworkState(
    int step, float[] parameters, float[] moments, float @Nullable [] average)
    implements Serializable {
  /** The state of a network that has taken {@code step} steps. */
  static NetworkState of(CsnNetwork network, int step) {
    return new NetworkState(
        step,
        network.flatParameters(),
        network.optimizerState().values(),
        network.average().orElse(null));
  }

  /** Puts a network of the same configuration into this state. */
  void into(CsnNetwork network) {
    if (network.average().isPresent() != (average != null)) {
      // The network's own average would survive.
      throw new IllegalArgumentException("only one of state and network has a running average");
    }
    network.setFlatParameters(parameters);
    network.resumeOptimizer(step, moments);
    if (average != null) {
      network.resumeAverage(average);
    }
  }

  /**
   * The mean of the partitions' states after the same step, number by number. A single state is its
   * own mean, to the last bit.
   *
   * @param states in the order of the partitions, in which sums are taken, in double precision
   */
  static NetworkState mean(List<NetworkState> states) {
    NetworkState first = states.get(0);
    for (NetworkState state : states) {
      if (state.step != first.step) {
        throw new IllegalArgumentException("states of steps " + first.step + ", " + state.step);
      }
    }
    return new NetworkState(
        first.step,
        mean(states, NetworkState::parameters),
        mean(states, NetworkState::moments),
        first.average == null ? null : mean(states, state -> state.average));
  }

  private static float[] mean(List<NetworkState> states, Function<NetworkState, float[]> part) {
    double[] sums = new double[part.apply(states.get(0)).length];
    for (int s = 0; s < states.size(); s++) {
      float[] values = part.apply(states.get(s));
      if (values.length != sums.length) {
        throw new IllegalArgumentException(values.length + " values, expected " + sums.length);
      }
      for (int i = 0; i < sums.length; i++) {
        // Not added to zero: minus zero would become plus zero.
        sums[i] = s == 0 ? values[i] : sums[i] + values[i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      means[i] = (float) (sums[i] / states.size());
    }
    return means;
  }
}
