package dev.csn.model.onednn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** A residual encoder as one layer, up to the mean of its last feature map. */
public final class Residual extends CustomLayer {
  private static final long serialVersionUID = 1;

  private final ResidualPlan plan;
  private final Function<ResidualPlan, Passes> computedBy;

  /**
   * A residual encoder.
   *
   * @param computedBy creates the implementation of the passes
   */
  Residual(ResidualPlan plan, IUpdater updater, Function<ResidualPlan, Passes> computedBy) {
    super(
        new DenseLayer.Builder()
            .updater(updater)
            .nIn(plan.stem().get(0).inputs())
            .nOut(plan.outputs()));
    this.plan = plan;
    this.computedBy = computedBy;
  }

  public ResidualPlan plan() {
    return plan;
  }

  @Override
  protected List<Parameter> parameters() {
    return plan.convolutions().stream()
        .flatMap(
            c ->
                Stream.of(
                    new Parameter(c.weights(), /* isBias= */ false, c.weightShape()),
                    new Parameter(c.bias(), /* isBias= */ true, 1, c.outputs())))
        .toList();
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType type) {
    return new Implementation(conf, type, computedBy.apply(plan));
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
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType given) {
    return null; // It reads images as they are.
  }

  /** The forward and backward pass of a residual encoder. */
  interface Passes {
    /**
     * Encodes images.
     *
     * @param images [n, channels, height, width] in C order
     * @param parameters by name
     * @param out [n, outputs], to be filled
     * @param training whether {@link #backward} may follow
     */
    void forward(INDArray images, Map<String, INDArray> parameters, INDArray out, boolean training);

    /**
     * Computes the parameters' gradients for the last {@link #forward} call in training. The arrays
     * must be unchanged since then.
     *
     * @param ofOut the gradient of its result, [n, outputs] in C order
     * @param gradients by name, to be filled
     */
    void backward(
        INDArray images,
        Map<String, INDArray> parameters,
        INDArray ofOut,
        Map<String, INDArray> gradients);
  }

  /**
   * A residual encoder from images [n, channels, height, width] to the mean of the last map [n,
   * outputs]. It is one layer, so that arrays between its convolutions stay in the kernels'
   * preferred layout.
   */
  private static final class Implementation extends BaseLayer<Residual> {
    private final Passes passes;

    Implementation(NeuralNetConfiguration conf, DataType type, Passes passes) {
      super(conf, type);
      this.passes = passes;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      assertInputSet(false);
      input = inCOrder(input, workspaces);
      INDArray out =
          workspaces.createUninitialized(
              ArrayType.ACTIVATIONS,
              dataType,
              new long[] {input.size(0), layerConf().plan().outputs()},
              'c');
      passes.forward(input, params, out, training);
      return out;
    }

    /** The images' gradient is null: nothing reads it. */
    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      assertInputSet(true);
      passes.backward(input, params, inCOrder(epsilon, workspaces), gradientViews);
      Gradient gradient = new DefaultGradient();
      gradientViews.forEach((name, view) -> gradient.setGradientFor(name, view, 'c'));
      return new Pair<>(gradient, null);
    }

    @Override
    public boolean isPretrainLayer() {
      return false;
    }
  }
}
