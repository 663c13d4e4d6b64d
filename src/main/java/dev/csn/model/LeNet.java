package dev.csn.model;

import dev.csn.dataset.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/**
 * The encoder: 5x5 convolution to 16 channels, ReLU, 2x2 max-pool, 5x5 to 32, ReLU, 2x2 max-pool,
 * dense 400, ReLU, dense to the embedding.
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
        .setInputTypes(InputType.convolutional(image.height(), image.width(), image.channels()));
    String first =
        layers.addConvolutionBlock(
            graph, "conv1", convolution(image.channels(), FIRST_CHANNELS), true, IMAGES);
    String second =
        layers.addConvolutionBlock(
            graph, "conv2", convolution(FIRST_CHANNELS, SECOND_CHANNELS), false, first);
    graph
        .addLayer(
            "dense",
            layers.dense(dense(SECOND_CHANNELS * height * width, HIDDEN, Activation.RELU)),
            new CnnToFeedForwardPreProcessor(height, width, SECOND_CHANNELS),
            second)
        .addLayer(
            EMBEDDING,
            layers.dense(dense(HIDDEN, embeddingSize, Activation.IDENTITY).dropOut(dropout)),
            "dense");
  }

  private static ConvolutionLayer.Builder convolution(int inputs, int outputs) {
    return new ConvolutionLayer.Builder(KERNEL, KERNEL)
        .padding(KERNEL / 2, KERNEL / 2)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY);
  }

  private static DenseLayer.Builder dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation);
  }
}
