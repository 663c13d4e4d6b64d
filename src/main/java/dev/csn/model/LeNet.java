package dev.csn.model;

import dev.csn.dataset.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/**
 * The encoder: 5x5 convolution to 16 channels, 2x2 max-pool, 5x5 to 32, 2x2 max-pool, dense 400,
 * dense to the embedding. ReLU stands behind each pool instead of before it: the same function on a
 * quarter of the values.
 */
final class LeNet {
  static final String IMAGES = "images";
  static final String EMBEDDING = "embedding";

  /** Pixels each way that leave one behind both pools. */
  static final int SMALLEST_SIDE = 4;

  /** Pixels that make 210 million weights, which training holds four times in float32. */
  static final int LARGEST_AREA = 1 << 18;

  private static final int KERNEL = 5;
  private static final int FIRST_CHANNELS = 16;
  private static final int SECOND_CHANNELS = 32;
  private static final int HIDDEN = 400;

  private LeNet() {}

  /**
   * Adds the encoder between the input {@value #IMAGES} and the layer {@value #EMBEDDING}.
   *
   * @param dropout on the input of the embedding layer; null for none
   */
  static void addTo(
      GraphBuilder graph, ImageShape image, int embeddingSize, IDropout dropout, CpuLayers layers) {
    int height = image.height() / 4;
    int width = image.width() / 4;
    graph
        .addInputs(IMAGES)
        .setInputTypes(InputType.convolutional(image.height(), image.width(), image.channels()))
        .addLayer("conv1", convolution(image.channels(), FIRST_CHANNELS, layers, true), IMAGES)
        .addLayer("pool1", pool(), "conv1")
        .addLayer("relu1", relu(), "pool1")
        .addLayer("conv2", convolution(FIRST_CHANNELS, SECOND_CHANNELS, layers, false), "relu1")
        .addLayer("pool2", pool(), "conv2")
        .addLayer("relu2", relu(), "pool2")
        .addLayer(
            "dense",
            layers.dense(dense(SECOND_CHANNELS * height * width, HIDDEN, Activation.RELU)),
            new CnnToFeedForwardPreProcessor(height, width, SECOND_CHANNELS),
            "relu2")
        .addLayer(
            EMBEDDING,
            layers.dense(dense(HIDDEN, embeddingSize, Activation.IDENTITY).dropOut(dropout)),
            "dense");
  }

  private static org.deeplearning4j.nn.conf.layers.Layer convolution(
      int inputs, int outputs, CpuLayers layers, boolean readsImage) {
    return layers.convolution(
        new ConvolutionLayer.Builder(KERNEL, KERNEL)
            .padding(KERNEL / 2, KERNEL / 2)
            .nIn(inputs)
            .nOut(outputs)
            .activation(Activation.IDENTITY),
        readsImage);
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}).build();
  }

  private static ActivationLayer relu() {
    return new ActivationLayer(Activation.RELU);
  }

  private static DenseLayer.Builder dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation);
  }
}
