package dev.csn.model.onednn;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A dense layer whose three matrix products all write into arrays in C order, which BLAS fills
 * without a copy, and which keeps its activations for the backward pass.
 */
final class ContiguousDenseLayer extends BaseLayer<ContiguousDense> {
  private final boolean relu;
  private INDArray activations;

  ContiguousDenseLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    this.relu = layerConf().getActivationFn() instanceof ActivationReLU;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray weights = getParam(WEIGHT_KEY);
    INDArray out =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, new long[] {input.size(0), weights.size(1)}, 'c');
    Nd4j.matmul(input, weights, out);
    out.addiRowVector(getParam(BIAS_KEY));
    if (relu) {
      Transforms.relu(out, false);
    }
    activations = training ? out : null;
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (relu) {
      // Where an activation is positive, so was what it was computed from.
      Nd4j.exec(
          DynamicCustomOp.builder("relu_bp")
              .addInputs(activations, epsilon)
              .addOutputs(epsilon)
              .build());
    }
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    epsilon.sum(biasGradient, 0);
    // The view is in F order, hence its transpose in C order.
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    Nd4j.matmul(epsilon, input, weightGradient.transpose(), true, false, false);
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    Nd4j.matmul(epsilon, getParam(WEIGHT_KEY), inputGradient, false, true, false);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, weightGradient);
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    return new Pair<>(gradient, backpropDropOutIfPresent(inputGradient));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    activations = null;
  }
}
