package dev.csn.model;

import dev.csn.image.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.nd4j.linalg.learning.config.IUpdater;

/** What describes an image by features, of which a dense layer makes the embedding. */
sealed interface Encoder permits LeNet, ResNet18 {
  /** The graph's input, which any number of encoders read. */
  String IMAGES = "images";

  /**
   * What an encoder gives.
   *
   * @param layer that gives them, [n, size]
   */
  record Features(String layer, int size) {}

  /** The encoder of a model. */
  static Encoder of(ModelDescription description) {
    Integer width = description.residualWidth();
    return width == null ? new LeNet() : new ResNet18(width);
  }

  /**
   * Adds its layers behind the input {@value #IMAGES}.
   *
   * @param prefix of its layers' names, which tells it from others in the graph
   */
  Features addTo(
      GraphBuilder graph, String prefix, ImageShape image, IUpdater updater, CpuLayers layers);

  /** How many parameters its layers have, told without building them. */
  long parameters(ImageShape image);
}
