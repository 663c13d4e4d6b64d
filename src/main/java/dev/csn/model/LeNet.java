package dev.csn.model;

import dev.csn.image.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import java.util.ArrayList;
import java.util.List;
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

  /** What a stage reads or gives. */
  private record FeatureMap(int height, int width, int channels) {
    private int values() {
      return height * width * channels;
    }
  }

  /** The image, then what each stage makes of it. */
  private static List<FeatureMap> maps(ImageShape image) {
    FeatureMap last = new FeatureMap(image.height(), image.width(), image.channels());
    List<FeatureMap> maps = new ArrayList<>(List.of(last));
    for (int stage = 1; !isLast(stage - 1, last.height, last.width); stage++) {
      int channels = Math.min(FIRST_CHANNELS << (stage - 1), MOST_CHANNELS);
      last = new FeatureMap(last.height / 2, last.width / 2, channels);
      maps.add(last);
    }
    return maps;
  }

  private static boolean isLast(int stage, int height, int width) {
    return stage >= 2 && (height * width < LARGE_MAP || Math.min(height, width) < 2);
  }

  @Override
  public Features addTo(
      GraphBuilder graph, String prefix, ImageShape image, IUpdater updater, CpuLayers layers) {
    List<FeatureMap> maps = maps(image);
    String input = IMAGES;
    for (int stage = 1; stage < maps.size(); stage++) {
      input =
          layers.addConvolutionBlock(
              graph,
              prefix + "conv" + stage,
              convolution(maps.get(stage - 1).channels, maps.get(stage).channels, updater),
              /* readsImage= */ stage == 1,
              input);
    }
    FeatureMap last = maps.get(maps.size() - 1);
    String hidden = prefix + "dense";
    graph.addLayer(
        hidden,
        layers.dense(
            new DenseLayer.Builder()
                .updater(updater)
                .nIn(last.values())
                .nOut(HIDDEN)
                .activation(Activation.RELU)),
        new CnnToFeedForwardPreProcessor(last.height, last.width, last.channels),
        input);
    return new Features(hidden, HIDDEN);
  }

  @Override
  public long parameters(ImageShape image) {
    List<FeatureMap> maps = maps(image);
    long parameters = (maps.get(maps.size() - 1).values() + 1L) * HIDDEN;
    for (int stage = 1; stage < maps.size(); stage++) {
      long patch = (long) KERNEL * KERNEL * maps.get(stage - 1).channels;
      parameters += (patch + 1) * maps.get(stage).channels;
    }
    return parameters;
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
