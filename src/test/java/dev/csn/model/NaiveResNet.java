package dev.csn.model;

import dev.csn.image.ImageShape;
import java.util.Arrays;
import java.util.Map;

/**
 * The encoder ResNet-18 from its description.
 *
 * @param halvings by the stem
 */
record NaiveResNet(ImageShape shape, int halvings, Map<String, Tensor> parameters) {
  /**
   * Embeds one image.
   *
   * @param pixels uint8 [height, width, channels]
   */
  double[] embed(byte[] pixels) {
    NaiveLayers layers = new NaiveLayers(parameters);
    double[][][] maps = NaiveLayers.image(pixels, shape);
    if (halvings == 0) {
      maps = NaiveLayers.relu(layers.convolve(maps, "stem1", 3, 1));
    }
    for (int i = 1; i <= halvings; i++) {
      maps = NaiveLayers.relu(layers.convolve(maps, "stem" + i, 3, 2));
    }
    for (int stage = 1; stage <= 4; stage++) {
      int stride = stage == 1 ? 1 : 2;
      String name = "stage" + stage;
      double[][][] through =
          stage == 1 ? maps : layers.convolve(maps, name + ".block1.shortcut", 1, stride);
      maps = block(layers, maps, through, name + ".block1", stride);
      maps = block(layers, maps, maps, name + ".block2", 1);
    }
    double[] means =
        Arrays.stream(maps)
            .mapToDouble(
                map -> Arrays.stream(map).flatMapToDouble(Arrays::stream).average().orElseThrow())
            .toArray();
    return layers.dense(means, "embedding");
  }

  private static double[][][] block(
      NaiveLayers layers, double[][][] maps, double[][][] through, String name, int stride) {
    double[][][] between = NaiveLayers.relu(layers.convolve(maps, name + ".conv1", 3, stride));
    double[][][] out = layers.convolve(between, name + ".conv2", 3, 1);
    for (int c = 0; c < out.length; c++) {
      for (int y = 0; y < out[c].length; y++) {
        for (int x = 0; x < out[c][y].length; x++) {
          out[c][y][x] += through[c][y][x];
        }
      }
    }
    return NaiveLayers.relu(out);
  }
}
