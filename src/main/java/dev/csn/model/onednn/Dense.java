package dev.csn.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.Collection;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer with identity or ReLU activation that computes nothing twice. */
final class Dense extends FeedForwardLayer {
  Dense(DenseLayer.Builder builder) {
    super(builder);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return CustomLayer.finish(
        new Implementation(conf, type), conf, listeners, index, parameters, initialize);
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    throw new UnsupportedOperationException("memory is measured, not predicted");
  }

  private static final class Implementation extends BaseLayer<Dense> {
    private final KernelCache<Kernels.Shape, Kernels> kernels;

    Implementation(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
      boolean relu = layerConf().getActivationFn() instanceof ActivationReLU;
      this.kernels = new KernelCache<>(shape -> new Kernels(shape, relu));
    }

    private Kernels kernels() {
      return kernels.get(
          new Kernels.Shape(input.size(0), layerConf().getNIn(), layerConf().getNOut()));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      assertInputSet(false);
      applyDropOutIfNecessary(training, workspaces);
      input = CustomLayer.inCOrder(input, workspaces);
      INDArray out =
          workspaces.createUninitialized(
              ArrayType.ACTIVATIONS,
              dataType,
              new long[] {input.size(0), layerConf().getNOut()},
              'c');
      kernels().forward(input, getParam(WEIGHT_KEY), getParam(BIAS_KEY), out);
      return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      assertInputSet(true);
      INDArray weightGradient = CustomLayer.of(gradientViews, WEIGHT_KEY);
      INDArray biasGradient = CustomLayer.of(gradientViews, BIAS_KEY);
      INDArray inputGradient =
          workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
      kernels()
          .backward(
              CustomLayer.inCOrder(epsilon, workspaces),
              weightGradient,
              biasGradient,
              inputGradient);
      Gradient gradient = new DefaultGradient();
      gradient.setGradientFor(WEIGHT_KEY, weightGradient);
      gradient.setGradientFor(BIAS_KEY, biasGradient);
      return new Pair<>(gradient, backpropDropOutIfPresent(inputGradient));
    }

    @Override
    public boolean isPretrainLayer() {
      return false;
    }
  }

  /**
   * A matrix product with bias, and optionally ReLU, for a fixed number of rows. Arrays are read
   * and written in place: DL4J's weights [inputs, outputs] in F order are oneDNN's [outputs,
   * inputs] in C order.
   */
  private static final class Kernels implements AutoCloseable {
    private final boolean relu;
    private final Primitives forward = new Primitives();
    private final Primitives backward = new Primitives();
    private final memory in;
    private final memory weights;
    private final memory bias;
    private final memory out;
    private final memory outGradient;
    private final memory inGradient;
    private final memory weightGradient;
    private final memory biasGradient;

    /** The sizes for which kernels are chosen. */
    record Shape(long rows, long inputs, long outputs) {}

    Kernels(Shape shape, boolean relu) {
      this.relu = relu;
      in = forward.placeholder(Primitives.plain(shape.rows, shape.inputs));
      weights = forward.placeholder(Primitives.plain(shape.outputs, shape.inputs));
      bias = forward.placeholder(Primitives.plain(shape.outputs));
      out = forward.placeholder(Primitives.plain(shape.rows, shape.outputs));
      outGradient = backward.placeholder(out.get_desc());
      inGradient = backward.placeholder(in.get_desc());
      weightGradient = backward.placeholder(weights.get_desc());
      biasGradient = backward.placeholder(bias.get_desc());

      inner_product_forward.primitive_desc product =
          new inner_product_forward.primitive_desc(
              new inner_product_forward.desc(
                  prop_kind.forward_training,
                  in.get_desc(),
                  weights.get_desc(),
                  bias.get_desc(),
                  out.get_desc()),
              relu ? Primitives.relu() : new primitive_attr(),
              Primitives.cpu());
      forward.add(
          new inner_product_forward(product),
          DNNL_ARG_SRC,
          in,
          DNNL_ARG_WEIGHTS,
          weights,
          DNNL_ARG_BIAS,
          bias,
          DNNL_ARG_DST,
          out);
      addBackward(product);
    }

    private void addBackward(inner_product_forward.primitive_desc product) {
      memory slope = outGradient;
      if (relu) {
        slope = backward.allocate(out.get_desc());
        backward.addReluBackward(out, outGradient, slope);
      }
      backward.add(
          new inner_product_backward_weights(
              new inner_product_backward_weights.primitive_desc(
                  new inner_product_backward_weights.desc(
                      in.get_desc(), weights.get_desc(), bias.get_desc(), out.get_desc()),
                  Primitives.cpu(),
                  product)),
          DNNL_ARG_SRC,
          in,
          DNNL_ARG_DIFF_DST,
          slope,
          DNNL_ARG_DIFF_WEIGHTS,
          weightGradient,
          DNNL_ARG_DIFF_BIAS,
          biasGradient);
      backward.add(
          new inner_product_backward_data(
              new inner_product_backward_data.primitive_desc(
                  new inner_product_backward_data.desc(
                      in.get_desc(), weights.get_desc(), out.get_desc()),
                  Primitives.cpu(),
                  product)),
          DNNL_ARG_WEIGHTS,
          weights,
          DNNL_ARG_DIFF_DST,
          slope,
          DNNL_ARG_DIFF_SRC,
          inGradient);
    }

    void forward(INDArray from, INDArray weightsNow, INDArray biasNow, INDArray into) {
      Primitives.bind(in, from);
      Primitives.bind(weights, weightsNow);
      Primitives.bind(bias, biasNow);
      Primitives.bind(out, into);
      forward.run();
    }

    /**
     * Computes gradients for the last {@link #forward} call. The arrays must be unchanged since
     * then.
     */
    void backward(INDArray ofOut, INDArray ofWeights, INDArray ofBias, INDArray ofIn) {
      Primitives.bind(outGradient, ofOut);
      Primitives.bind(weightGradient, ofWeights);
      Primitives.bind(biasGradient, ofBias);
      Primitives.bind(inGradient, ofIn);
      backward.run();
    }

    @Override
    public void close() {
      backward.close();
      forward.close();
    }
  }
}
