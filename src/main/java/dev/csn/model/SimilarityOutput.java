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
  private final ModelDescription description;
  private final CsnLoss loss;
  private final AskedTriplets asked;

  /** The masks of a model and the loss over them. */
  SimilarityOutput(ModelDescription description, CsnLoss loss, AskedTriplets asked) {
    this.description = description;
    this.loss = loss;
    this.asked = asked;
    setNIn(description.dimensions());
    setNOut(description.dimensions());
  }

  int conditions() {
    return description.attributes().size();
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
        new SimilarityOutputLayer(conf, type, description, loss, asked),
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
