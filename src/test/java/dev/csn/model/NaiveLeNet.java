package dev.csn.model;

import dev.csn.image.ImageShape;
import java.util.Map;

/** The encoder LeNet from its description. */
record NaiveLeNet(ImageShape shape, Map<String, Tensor> parameters) {
  /**
   * Embeds one image.
   *
   * @param pixels uint8 [height, width, channels]
   */
  double[] embed(byte[] pixels) {
    NaiveLayers layers = new NaiveLayers(parameters);
    double[][][] maps = NaiveLayers.image(pixels, shape);
    // ReLU stands before the pool here, as LeNet is usually drawn: the function is the same.
    for (int stage = 1; parameters.containsKey("conv" + stage + "/W"); stage++) {
      maps = pool(NaiveLayers.relu(layers.convolve(maps, "conv" + stage, 5, 1)));
    }
    double[] flat = new double[maps.length * maps[0].length * maps[0][0].length];
    int at = 0;
    for (double[][] map : maps) {
      for (double[] row : map) {
        for (double value : row) {
          flat[at++] = value;
        }
      }
    }
    double[] hidden = layers.dense(flat, "dense");
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, hidden[i]);
    }
    return layers.dense(hidden, "embedding");
  }

  /** The largest of each 2x2; an odd row or column at the end is dropped. */
  private static double[][][] pool(double[][][] maps) {
    double[][][] out = new double[maps.length][maps[0].length / 2][maps[0][0].length / 2];
    for (int c = 0; c < out.length; c++) {
      for (int y = 0; y < out[c].length; y++) {
        for (int x = 0; x < out[c][y].length; x++) {
          double[] upper = maps[c][2 * y];
          double[] lower = maps[c][2 * y + 1];
          out[c][y][x] =
              Math.max(
                  Math.max(upper[2 * x], upper[2 * x + 1]),
                  Math.max(lower[2 * x], lower[2 * x + 1]));
        }
      }
    }
    return out;
  }
}
