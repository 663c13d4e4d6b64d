package dev.csn.model;

import dev.csn.config.MaskActivation;
import dev.csn.model.loss.CsnLoss;
import dev.csn.model.loss.LossGradients;
import dev.csn.model.loss.LossInput;
import dev.csn.model.loss.LossValue;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.LossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The end of the graph: it owns the masks, and trains against triplets.
 *
 * <p>Its activations are the embeddings, unmasked, [n, dimensions]: a mask is applied when a
 * question is asked. In place of labels it looks up the batch's triplets.
 */
final class SimilarityOutputLayer extends LossLayer {
  private final boolean learned;
  private final MaskActivation activation;
  private final CsnLoss loss;
  private final AskedTriplets asked;
  private LossValue value;
  private StepClock clock = StepClock.NONE;

  SimilarityOutputLayer(
      NeuralNetConfiguration conf,
      DataType type,
      ModelDescription description,
      CsnLoss loss,
      AskedTriplets asked) {
    super(conf, type);
    this.learned = description.learnsMasks();
    this.activation = description.maskActivation();
    this.loss = loss;
    this.asked = asked;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    clock.finished(StepPart.BACKWARD);
    float[][] beta = getParam(MaskParameters.BETA).toFloatMatrix();
    LossInput lossInput =
        new LossInput(input.dup('c').data().asFloat(), activation.active(beta), asked.get());
    LossGradients gradients = LossGradients.zero(lossInput);
    value = loss.add(lossInput, gradients);

    INDArray maskGradient = gradientViews.get(MaskParameters.BETA);
    if (learned) {
      maskGradient.assign(Nd4j.createFromArray(ofBeta(beta, gradients.masks())));
    } else {
      maskGradient.assign(0);
    }
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(MaskParameters.BETA, maskGradient, 'c');
    INDArray inputGradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    inputGradient.data().setData(gradients.embeddings());
    clock.finished(StepPart.LOSS);
    return new Pair<>(gradient, inputGradient);
  }

  /** From the gradient with respect to the active masks to that with respect to beta. */
  private float[][] ofBeta(float[][] beta, float[][] ofActive) {
    float[][] gradient = new float[beta.length][];
    for (int c = 0; c < beta.length; c++) {
      gradient[c] = new float[beta[c].length];
      for (int d = 0; d < beta[c].length; d++) {
        gradient[c][d] = ofActive[c][d] * activation.slope(beta[c][d]);
      }
    }
    return gradient;
  }

  void observe(StepClock newClock) {
    clock = newClock;
  }

  /** What the loss of the last backward pass came to. */
  LossValue value() {
    return value;
  }

  @Override
  public double computeScore(double regularization, boolean training, LayerWorkspaceMgr mgr) {
    return value.total();
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr mgr) {
    throw new UnsupportedOperationException("a triplet loss has no value per image");
  }

  @Override
  public INDArray params() {
    return paramsFlattened;
  }
}
