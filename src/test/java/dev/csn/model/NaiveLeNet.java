package dev.csn.model;

import dev.csn.dataset.ImageShape;
import java.util.Map;

/** The encoder in double precision, loop by loop, from its description: no library, no tricks. */
record NaiveLeNet(ImageShape shape, Map<String, Tensor> parameters) {
  /**
   * Embeds one image.
   *
   * @param pixels uint8 [height, width, channels]
   */
  double[] embed(byte[] pixels) {
    double[][][] image = new double[shape.channels()][shape.height()][shape.width()];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / shape.channels();
      image[i % shape.channels()][pixel / shape.width()][pixel % shape.width()] =
          (pixels[i] & 0xff) / 255.0;
    }
    // ReLU stands before the pool here, as LeNet is usually drawn: the function is the same.
    double[][][] maps = pool(relu(convolve(image, "conv1")));
    maps = pool(relu(convolve(maps, "conv2")));
    double[] flat = new double[maps.length * maps[0].length * maps[0][0].length];
    int at = 0;
    for (double[][] map : maps) {
      for (double[] row : map) {
        for (double value : row) {
          flat[at++] = value;
        }
      }
    }
    double[] hidden = dense(flat, "dense");
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, hidden[i]);
    }
    return dense(hidden, "embedding");
  }

  /** 5x5, as many rows and columns out as in, zeros around. */
  private double[][][] convolve(double[][][] maps, String layer) {
    float[] weights = parameters.get(layer + "/W").values();
    float[] biases = parameters.get(layer + "/b").values();
    int height = maps[0].length;
    int width = maps[0][0].length;
    double[][][] out = new double[biases.length][height][width];
    for (int o = 0; o < biases.length; o++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double sum = biases[o];
          for (int c = 0; c < maps.length; c++) {
            for (int k = 0; k < 25; k++) {
              int row = y + k / 5 - 2;
              int column = x + k % 5 - 2;
              if (row >= 0 && row < height && column >= 0 && column < width) {
                sum += weights[(o * maps.length + c) * 25 + k] * maps[c][row][column];
              }
            }
          }
          out[o][y][x] = sum;
        }
      }
    }
    return out;
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

  private static double[][][] relu(double[][][] maps) {
    for (double[][] map : maps) {
      for (double[] row : map) {
        for (int x = 0; x < row.length; x++) {
          row[x] = Math.max(0, row[x]);
        }
      }
    }
    return maps;
  }

  private double[] dense(double[] values, String layer) {
    float[] weights = parameters.get(layer + "/W").values();
    float[] biases = parameters.get(layer + "/b").values();
    double[] out = new double[biases.length];
    for (int o = 0; o < out.length; o++) {
      out[o] = biases[o];
      for (int i = 0; i < values.length; i++) {
        out[o] += weights[i * out.length + o] * values[i];
      }
    }
    return out;
  }
}
