package dev.csn.model;

import dev.csn.image.ImageShape;
import java.util.Map;

/** Layers in double precision, loop by loop, from their description: no library, no tricks. */
record NaiveLayers(Map<String, Tensor> parameters) {
  /** Values in [0, 1], [channels][height][width]. */
  static double[][][] image(byte[] pixels, ImageShape shape) {
    double[][][] image = new double[shape.channels()][shape.height()][shape.width()];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / shape.channels();
      image[i % shape.channels()][pixel / shape.width()][pixel % shape.width()] =
          (pixels[i] & 0xff) / 255.0;
    }
    return image;
  }

  /** A square kernel on every stride-th row and column, zeros around. */
  double[][][] convolve(double[][][] maps, String layer, int kernel, int stride) {
    float[] weights = parameters.get(layer + "/W").values();
    float[] biases = parameters.get(layer + "/b").values();
    int height = maps[0].length;
    int width = maps[0][0].length;
    int area = kernel * kernel;
    double[][][] out =
        new double[biases.length][(height + stride - 1) / stride][(width + stride - 1) / stride];
    for (int o = 0; o < biases.length; o++) {
      for (int y = 0; y < out[o].length; y++) {
        for (int x = 0; x < out[o][y].length; x++) {
          double sum = biases[o];
          for (int c = 0; c < maps.length; c++) {
            for (int k = 0; k < area; k++) {
              int row = stride * y + k / kernel - kernel / 2;
              int column = stride * x + k % kernel - kernel / 2;
              if (row >= 0 && row < height && column >= 0 && column < width) {
                sum += weights[(o * maps.length + c) * area + k] * maps[c][row][column];
              }
            }
          }
          out[o][y][x] = sum;
        }
      }
    }
    return out;
  }

  static double[][][] relu(double[][][] maps) {
    for (double[][] map : maps) {
      for (double[] row : map) {
        for (int x = 0; x < row.length; x++) {
          row[x] = Math.max(0, row[x]);
        }
      }
    }
    return maps;
  }

  double[] dense(double[] values, String layer) {
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
