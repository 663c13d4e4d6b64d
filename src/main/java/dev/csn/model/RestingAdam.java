package dev.csn.model;

import dev.csn.triplet.Triplets;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam for the network of one condition. In steps without triplets of that condition, it changes
 * neither parameters nor moments; plain Adam's momentum would keep moving the parameters. The
 * learning rate and the bias correction depend on the number of all steps.
 */
final class RestingAdam extends Adam {
  private static final long serialVersionUID = 1;

  private final transient Conditions active;
  private final int condition;

  RestingAdam(ISchedule rate, Conditions active, int condition) {
    super(rate);
    this.active = active;
    this.condition = condition;
  }

  /** The conditions with triplets in the current training step. */
  static final class Conditions {
    private List<Triplets> triplets = List.of();

    /** Begins a step, with its triplets by condition. */
    void set(List<Triplets> ofStep) {
      triplets = ofStep;
    }

    private boolean contains(int condition) {
      return triplets.get(condition).size() > 0;
    }
  }

  @Override
  public GradientUpdater<Adam> instantiate(INDArray state, boolean initialize) {
    Updater updater = new Updater();
    long[] shape = {1, state.length() / 2};
    updater.setStateViewArray(state, shape, state.ordering(), initialize);
    return updater;
  }

  private final class Updater extends AdamUpdater {
    Updater() {
      super(RestingAdam.this);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      if (active.contains(condition)) {
        super.applyUpdater(gradient, iteration, epoch);
      } else {
        gradient.assign(0);
      }
    }
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // One for all layers of its network.
  public Adam clone() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
