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
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The encoder: 5x5 convolution to 16 channels, ReLU, 2x2 max-pool, 5x5 to 32, ReLU, 2x2 max-pool,
 * dense 400, ReLU, dense to the embedding.
 */
final class LeNet {
  static final String IMAGES = "images";

  /** The layer that gives the embedding. */
  private static final String EMBEDDING = "embedding";

  /** Pixels each way that leave one behind both pools. */
  static final int SMALLEST_SIDE = 4;

  /** Pixels that make 210 million weights, which training holds four times in float32. */
  static final int LARGEST_AREA = 1 << 18;

  private static final int KERNEL = 5;
  private static final int FIRST_CHANNELS = 16;
  private static final int SECOND_CHANNELS = 32;
  private static final int HIDDEN = 400;

  private LeNet() {}

  /** Adds the input {@value #IMAGES}, which any number of encoders read. */
  static void addImages(GraphBuilder graph, ImageShape image) {
    graph
        .addInputs(IMAGES)
        .setInputTypes(InputType.convolutional(image.height(), image.width(), image.channels()));
  }

  /**
   * Adds an encoder behind the input {@value #IMAGES}.
   *
   * @param prefix of its layers' names, which tells it from others in the graph
   * @param dropout on the input of the embedding layer; null for none
   * @return the name of the layer that gives the embedding
   */
  static String addTo(
      GraphBuilder graph,
      String prefix,
      ImageShape image,
      int embeddingSize,
      IDropout dropout,
      IUpdater updater,
      CpuLayers layers) {
    int height = image.height() / 4;
    int width = image.width() / 4;
    ConvolutionLayer.Builder toFirst = convolution(image.channels(), FIRST_CHANNELS, updater);
    String first =
        layers.addConvolutionBlock(
            graph, prefix + "conv1", toFirst, /* readsImage= */ true, IMAGES);
    ConvolutionLayer.Builder toSecond = convolution(FIRST_CHANNELS, SECOND_CHANNELS, updater);
    String second =
        layers.addConvolutionBlock(
            graph, prefix + "conv2", toSecond, /* readsImage= */ false, first);
    int inputs = SECOND_CHANNELS * height * width;
    graph
        .addLayer(
            prefix + "dense",
            layers.dense(dense(inputs, HIDDEN, Activation.RELU, updater)),
            new CnnToFeedForwardPreProcessor(height, width, SECOND_CHANNELS),
            second)
        .addLayer(
            prefix + EMBEDDING,
            layers.dense(
                dense(HIDDEN, embeddingSize, Activation.IDENTITY, updater).dropOut(dropout)),
            prefix + "dense");
    return prefix + EMBEDDING;
  }

  private static ConvolutionLayer.Builder convolution(int inputs, int outputs, IUpdater updater) {
    return new ConvolutionLayer.Builder(KERNEL, KERNEL)
        .updater(updater)
        .padding(KERNEL / 2, KERNEL / 2)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY);
  }

  private static DenseLayer.Builder dense(
      int inputs, int outputs, Activation activation, IUpdater updater) {
    return new DenseLayer.Builder()
        .updater(updater)
        .nIn(inputs)
        .nOut(outputs)
        .activation(activation);
  }
}
