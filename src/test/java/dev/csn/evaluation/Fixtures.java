package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small made-up attributes and embeddings. */
final class Fixtures {
  private Fixtures() {}

  static Categorical classes(String name, int classes, int items) {
    SplittableRandom random = new Seed(5).of(name).random();
    int[] codes = IntStream.range(0, items).map(i -> random.nextInt(classes)).toArray();
    return new Categorical(
        name, IntStream.range(0, classes).mapToObj(Integer::toString).toList(), codes);
  }

  static Continuous points(String name, int components, int items) {
    SplittableRandom random = new Seed(6).of(name).random();
    float[] values = new float[items * components];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(200);
    }
    return new Continuous(
        name, IntStream.range(0, components).mapToObj(k -> "c" + k).toList(), values);
  }

  static Embeddings random(int items, int dimensions) {
    SplittableRandom random = new Seed(7).of("embeddings").random();
    float[] values = new float[items * dimensions];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new Embeddings(values, dimensions);
  }

  /** Small whole numbers, so that ties abound and sums are exact. */
  static Embeddings grid(int items, int dimensions) {
    SplittableRandom random = new Seed(8).of("grid").random();
    float[] values = new float[items * dimensions];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5);
    }
    return new Embeddings(values, dimensions);
  }

  static Embeddings collapsed(int items, int dimensions) {
    float[] values = new float[items * dimensions];
    Arrays.fill(values, 0.3f);
    return new Embeddings(values, dimensions);
  }

  /** An embedding that knows everything: a one-hot part per class, a part per point. */
  static Embeddings perfect(List<? extends Attribute> attributes) {
    int items = attributes.get(0).items();
    int dimensions = attributes.stream().mapToInt(Fixtures::width).sum();
    float[] values = new float[items * dimensions];
    int from = 0;
    for (Attribute attribute : attributes) {
      for (int row = 0; row < items; row++) {
        if (attribute instanceof Categorical c) {
          values[row * dimensions + from + c.code(row)] = 1;
        } else if (attribute instanceof DistanceAttribute c) {
          for (int k = 0; k < c.components().size(); k++) {
            values[row * dimensions + from + k] = c.component(row, k);
          }
        }
      }
      from += width(attribute);
    }
    return new Embeddings(values, dimensions);
  }

  /** For {@link #perfect}: every attribute's mask is 1 on its own part, 0 elsewhere. */
  static float[][] disjoint(List<? extends Attribute> attributes) {
    int dimensions = attributes.stream().mapToInt(Fixtures::width).sum();
    float[][] masks = new float[attributes.size()][dimensions];
    int from = 0;
    for (int c = 0; c < masks.length; c++) {
      Arrays.fill(masks[c], from, from + width(attributes.get(c)), 1);
      from += width(attributes.get(c));
    }
    return masks;
  }

  private static int width(Attribute attribute) {
    return attribute instanceof Categorical c
        ? c.classes().size()
        : ((DistanceAttribute) attribute).components().size();
  }

  static Items items(List<? extends Attribute> attributes) {
    int items = attributes.get(0).items();
    Split[] splits = new Split[items];
    Arrays.fill(splits, Split.TEST);
    return new Items(IntStream.range(0, items).toArray(), splits, attributes);
  }

  static float[] ones(int dimensions) {
    float[] ones = new float[dimensions];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The mean distance of two items, as an evaluation has it. */
  static double randomDistance(DistanceAttribute attribute, int threads) {
    return Baselines.randomDistance(Baselines.random(attribute, 0, attribute.items(), threads)[0]);
  }

  /** The mean distance of the k nearest in attribute space, as an evaluation has it. */
  static double idealDistance(DistanceAttribute attribute, int k, int threads) {
    return RankingMetric.meanOf(Baselines.ideal(attribute, k, 0, attribute.items(), threads)[0]);
  }
}
