package dev.csn.model;

import dev.csn.random.Seed;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout whose mask is a function of the seed and the step. DL4J's own dropout draws from
 * a generator that the whole process shares.
 */
final class SeededDropout implements IDropout {
  private final double dropped;
  private final Seed seed;

  /**
   * Drops values at random.
   *
   * @param dropped the probability of dropping a value, in [0, 1)
   */
  SeededDropout(double dropped, Seed seed) {
    this.dropped = dropped;
    this.seed = seed;
  }

  /** A copy of this dropout with its own random stream. */
  SeededDropout of(String purpose) {
    return new SeededDropout(dropped, seed.of(purpose));
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    return input.muli(mask(input.shape(), iteration), result);
  }

  @Override
  public INDArray backprop(INDArray epsilon, INDArray result, int iteration, int epoch) {
    return epsilon.muli(mask(epsilon.shape(), iteration), result);
  }

  private INDArray mask(long[] shape, int iteration) {
    SplittableRandom random = seed.at(iteration).random();
    long length = 1;
    for (long extent : shape) {
      length *= extent;
    }
    float[] kept = new float[Math.toIntExact(length)];
    float scale = (float) (1 / (1 - dropped));
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextDouble() < dropped ? 0 : scale;
    }
    return Nd4j.createFromArray(kept).reshape('c', shape);
  }

  @Override
  public void clear() {
    // There is no state: the mask is drawn again for the backward pass.
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // Immutable.
  public IDropout clone() {
    return this;
  }
}
