package dev.csn.model;

import dev.csn.TestConfig;
import dev.csn.attribute.AttributeSchema;
import dev.csn.config.EncoderSpec;
import dev.csn.config.ExperimentConfig;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.model.onednn.CpuLayers;
import dev.csn.random.Seed;
import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks, images and triplets small enough to be looked at number by number. */
final class TinyModel {
  static final ImageShape SHAPE = new ImageShape(8, 8, 1);
  static final int EMBEDDING_SIZE = 4;

  private TinyModel() {}

  /** Of three conditions and embeddings of four dimensions, for images of 8x8x1. */
  static ModelDescription description(Variant variant) {
    return description(variant, 3, EMBEDDING_SIZE, SHAPE);
  }

  static ModelDescription description(
      Variant variant, int conditions, int embeddingSize, ImageShape image) {
    return description(variant, MaskActivation.RELU, conditions, embeddingSize, image);
  }

  static ModelDescription description(
      Variant variant,
      MaskActivation activation,
      int conditions,
      int embeddingSize,
      ImageShape image) {
    return description(
        variant, activation, conditions, embeddingSize, new EncoderSpec.LeNet(), image);
  }

  /** Of three conditions and embeddings of four dimensions, by a residual encoder. */
  static ModelDescription residual(Variant variant, int width, ImageShape image) {
    return description(
        variant, MaskActivation.RELU, 3, EMBEDDING_SIZE, new EncoderSpec.ResNet18(width), image);
  }

  private static ModelDescription description(
      Variant variant,
      MaskActivation activation,
      int conditions,
      int embeddingSize,
      EncoderSpec encoder,
      ImageShape image) {
    List<AttributeSchema> attributes =
        IntStream.range(0, conditions)
            .mapToObj(c -> AttributeSchema.continuous("c" + c, List.of("x")))
            .toList();
    return new ModelDescription(
        variant,
        embeddingSize,
        /* normalize= */ false,
        activation,
        encoder,
        image,
        attributes,
        ImageFit.STRETCH);
  }

  /** A network of the description, with keys of the configuration replaced. */
  static CsnNetwork network(ModelDescription description, String... overrides) {
    return network(description, CpuLayers.best(), overrides);
  }

  static CsnNetwork network(ModelDescription description, CpuLayers layers, String... overrides) {
    ExperimentConfig config = TestConfig.with(overrides);
    return CsnNetwork.create(description, config.model(), config.training(), layers);
  }

  /** Noise: no two images alike. */
  static Pixels pixels(int images, ImageShape shape) {
    byte[] values = new byte[images * shape.values()];
    SplittableRandom random = new Seed(21).random();
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) random.nextInt(256);
    }
    return Pixels.of(values, shape);
  }

  static INDArray images(int images, ImageShape shape) {
    return new ImageTensors(pixels(images, shape)).of(IntStream.range(0, images).toArray());
  }

  /**
   * Random triplets.
   *
   * @param counts how many, per condition
   */
  static List<Triplets> triplets(int images, int... counts) {
    SplittableRandom random = new Seed(22).random();
    List<Triplets> byCondition = new ArrayList<>();
    for (int count : counts) {
      Triplets triplets = new Triplets(new int[count], new int[count], new int[count]);
      for (int t = 0; t < count; t++) {
        int[] rows = random.ints(0, images).distinct().limit(3).toArray();
        triplets.anchors()[t] = rows[0];
        triplets.positives()[t] = rows[1];
        triplets.negatives()[t] = rows[2];
      }
      byCondition.add(triplets);
    }
    return byCondition;
  }

  /**
   * Moves every parameter a little at random: in a residual encoder as it starts, half of the
   * convolutions have no part.
   */
  static void shake(CsnNetwork network) {
    SplittableRandom random = new Seed(24).random();
    network
        .parameters()
        .forEach(
            (name, tensor) -> {
              float[] values = tensor.values();
              int inputs = values.length / (int) tensor.shape()[0];
              double size = 0.5 / Math.sqrt(Math.max(4, inputs));
              for (int i = 0; i < values.length; i++) {
                values[i] += (float) random.nextDouble(-size, size);
              }
              network.set(name, values);
            });
  }

  /** All parameters in one array, to compare two networks by. */
  static float[] flat(CsnNetwork network) {
    int length = network.parameters().values().stream().mapToInt(t -> t.values().length).sum();
    float[] flat = new float[length];
    int at = 0;
    for (Tensor tensor : network.parameters().values()) {
      System.arraycopy(tensor.values(), 0, flat, at, tensor.values().length);
      at += tensor.values().length;
    }
    return flat;
  }

  static float largest(float[] values) {
    return (float)
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
  }

  /** The largest difference of two arrays, relative to the first one's largest value. */
  static double difference(float[] expected, float[] found) {
    float[] differences = new float[expected.length];
    for (int i = 0; i < expected.length; i++) {
      differences[i] = expected[i] - found[i];
    }
    return largest(differences) / largest(expected);
  }

  /** From column by column (F order) to row by row (C order). */
  static float[] rowByRow(float[] columnByColumn, int rows) {
    float[] values = new float[columnByColumn.length];
    int columns = values.length / rows;
    for (int i = 0; i < values.length; i++) {
      values[i % rows * columns + i / rows] = columnByColumn[i];
    }
    return values;
  }
}
