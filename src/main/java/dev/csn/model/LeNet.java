package dev.csn.model;

import dev.csn.dataset.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Stages of a 5x5 convolution, ReLU and a 2x2 max-pool, to 16 channels, to 32, and to 64 in any
 * further ones; then dense 400 with ReLU. There are two stages, and one more for each time that the
 * last map would have 14x14 pixels or more: so from images of 56x56 on, and again from 112x112.
 */
record LeNet() implements Encoder {
  private static final int KERNEL = 5;
  private static final int FIRST_CHANNELS = 16;
  private static final int MOST_CHANNELS = 64;
  private static final int HIDDEN = 400;
  private static final int LARGE_MAP = 14 * 14;

  private static boolean isLast(int stage, int height, int width) {
    return stage >= 2 && (height * width < LARGE_MAP || Math.min(height, width) < 2);
  }

  @Override
  public Features addTo(
      GraphBuilder graph, String prefix, ImageShape image, IUpdater updater, CpuLayers layers) {
    String map = IMAGES;
    int height = image.height();
    int width = image.width();
    int channels = image.channels();
    for (int stage = 1; !isLast(stage - 1, height, width); stage++) {
      int outputs = Math.min(FIRST_CHANNELS << (stage - 1), MOST_CHANNELS);
      map =
          layers.addConvolutionBlock(
              graph,
              prefix + "conv" + stage,
              convolution(channels, outputs, updater),
              /* readsImage= */ stage == 1,
              map);
      channels = outputs;
      height /= 2;
      width /= 2;
    }
    String hidden = prefix + "dense";
    graph.addLayer(
        hidden,
        layers.dense(
            new DenseLayer.Builder()
                .updater(updater)
                .nIn(channels * height * width)
                .nOut(HIDDEN)
                .activation(Activation.RELU)),
        new CnnToFeedForwardPreProcessor(height, width, channels),
        map);
    return new Features(hidden, HIDDEN);
  }

  @Override
  public long leastParameters(ImageShape image) {
    long parameters = 0;
    int height = image.height();
    int width = image.width();
    int channels = image.channels();
    for (int stage = 1; !isLast(stage - 1, height, width); stage++) {
      int outputs = Math.min(FIRST_CHANNELS << (stage - 1), MOST_CHANNELS);
      parameters += (long) KERNEL * KERNEL * channels * outputs;
      channels = outputs;
      height /= 2;
      width /= 2;
    }
    return parameters + (long) channels * height * width * HIDDEN;
  }

  private static ConvolutionLayer.Builder convolution(int inputs, int outputs, IUpdater updater) {
    return new ConvolutionLayer.Builder(KERNEL, KERNEL)
        .updater(updater)
        .padding(KERNEL / 2, KERNEL / 2)
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY);
  }
}
