package dev.csn.model.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configures a {@link OneDnnConvolutionLayer}. */
final class OneDnnConvolution extends ConvolutionLayer {
  private final boolean readsImage;

  OneDnnConvolution(ConvolutionLayer.Builder builder, boolean readsImage) {
    super(builder);
    this.readsImage = readsImage;
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
        new OneDnnConvolutionLayer(conf, type, readsImage),
        conf,
        listeners,
        index,
        parameters,
        initialize);
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
