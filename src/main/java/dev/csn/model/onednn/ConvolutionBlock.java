package dev.csn.model.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configures a {@link ConvolutionBlockLayer}. */
final class ConvolutionBlock extends ConvolutionLayer {
  private final boolean readsImage;

  ConvolutionBlock(ConvolutionLayer.Builder builder, boolean readsImage) {
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
        new ConvolutionBlockLayer(conf, type, readsImage),
        conf,
        listeners,
        index,
        parameters,
        initialize);
  }

  ConvolutionKernels.Shape shape(long images, long height, long width) {
    return new ConvolutionKernels.Shape(
        images, getNIn(), height, width, getNOut(), getKernelSize()[0], getPadding()[0]);
  }

  @Override
  public InputType getOutputType(int index, InputType given) {
    InputType.InputTypeConvolutional in = (InputType.InputTypeConvolutional) given;
    ConvolutionKernels.Shape shape = shape(1, in.getHeight(), in.getWidth());
    return InputType.convolutional(shape.pooledHeight(), shape.pooledWidth(), getNOut());
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
