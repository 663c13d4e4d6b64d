package dev.csn.model.onednn;

import java.util.Collection;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** A layer that is a residual encoder up to its last map's mean. */
public final class Residual extends FeedForwardLayer {
  private final ResidualPlan plan;
  private final Function<ResidualPlan, ResidualPasses> computedBy;

  /**
   * A residual encoder.
   *
   * @param computedBy makes what computes it
   */
  Residual(ResidualPlan plan, IUpdater updater, Function<ResidualPlan, ResidualPasses> computedBy) {
    super(
        new DenseLayer.Builder()
            .updater(updater)
            .nIn(plan.stem().get(0).inputs())
            .nOut(plan.outputs()));
    this.plan = plan;
    this.computedBy = computedBy;
  }

  /** What it consists of. */
  public ResidualPlan plan() {
    return plan;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return Instantiation.finish(
        new ResidualLayer(conf, type, computedBy.apply(plan)),
        conf,
        listeners,
        index,
        parameters,
        initialize);
  }

  @Override
  public ParamInitializer initializer() {
    return ResidualParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType given) {
    return InputType.feedForward(plan.outputs());
  }

  @Override
  public void setNIn(InputType given, boolean override) {
    // The plan says it.
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType given) {
    return null; // It reads images as they are.
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    throw new UnsupportedOperationException("memory is measured, not predicted");
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
