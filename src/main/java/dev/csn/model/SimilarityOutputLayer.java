package dev.csn.model;

import dev.csn.model.loss.CsnLoss;
import dev.csn.model.loss.LossGradients;
import dev.csn.model.loss.LossInput;
import dev.csn.model.loss.LossValue;
import dev.csn.triplet.Triplets;
import java.util.List;
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
 * <p>Its activations are the embeddings, unmasked, [n, embeddingSize]: a mask is applied when a
 * question is asked. In place of labels it is told the batch's triplets.
 */
final class SimilarityOutputLayer extends LossLayer {
  private final boolean learned;
  private final CsnLoss loss;
  private List<Triplets> triplets;
  private LossValue value;
  private StepClock clock = StepClock.NONE;

  SimilarityOutputLayer(NeuralNetConfiguration conf, DataType type, boolean learned, CsnLoss loss) {
    super(conf, type);
    this.learned = learned;
    this.loss = loss;
  }

  /** Sets what the next backward pass is about: per condition, positions among its images. */
  void ask(List<Triplets> ofBatch) {
    triplets = ofBatch;
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
        new LossInput(input.dup('c').data().asFloat(), MaskActivation.apply(beta), triplets);
    LossGradients gradients = LossGradients.zero(lossInput);
    value = loss.add(lossInput, gradients);

    INDArray maskGradient = gradientViews.get(MaskParameters.BETA);
    if (learned) {
      maskGradient.assign(Nd4j.createFromArray(MaskActivation.backward(beta, gradients.masks())));
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
