package dev.csn.model;

import dev.csn.model.loss.CsnLoss;
import dev.csn.model.onednn.Instantiation;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configures a {@link SimilarityOutputLayer}. */
final class SimilarityOutput extends LossLayer {
  private final int conditions;
  private final boolean learned;
  private final CsnLoss loss;

  /**
   * The masks and the loss over them.
   *
   * @param learned whether the masks receive gradients
   */
  SimilarityOutput(int conditions, int embeddingSize, boolean learned, CsnLoss loss) {
    this.conditions = conditions;
    this.learned = learned;
    this.loss = loss;
    setNIn(embeddingSize);
    setNOut(embeddingSize);
  }

  int conditions() {
    return conditions;
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
        new SimilarityOutputLayer(conf, type, learned, loss),
        conf,
        listeners,
        index,
        parameters,
        initialize);
  }

  @Override
  public ParamInitializer initializer() {
    return MaskParameters.INSTANCE;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
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
