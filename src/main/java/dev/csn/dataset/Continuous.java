package dev.csn.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * An attribute that is a point in R^k per item: the nearer in Euclidean distance, the more alike.
 */
public final class Continuous implements Attribute {
  private final AttributeSchema schema;
  private final List<String> components;
  private final float[] values;
  private final double typicalDistance;

  /**
   * @param components the names of the k components
   * @param values [items, k], row by row, finite
   */
  public Continuous(String name, List<String> components, float[] values) {
    this.schema = AttributeSchema.continuous(name, components);
    this.components = schema.components();
    this.values = values.clone();
    if (values.length % components.size() != 0) {
      throw new IllegalArgumentException(name + ": " + values.length + " values");
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + ": value " + value);
      }
    }
    this.typicalDistance = rootMeanSquareDistance(this.values, components.size());
  }

  /** Of two items drawn at random: the mean squared distance is twice the total variance. */
  private static double rootMeanSquareDistance(float[] values, int size) {
    int items = values.length / size;
    double variance = 0;
    for (int k = 0; k < size; k++) {
      double mean = 0;
      for (int i = k; i < values.length; i += size) {
        mean += values[i] / (double) items;
      }
      for (int i = k; i < values.length; i += size) {
        variance += (values[i] - mean) * (values[i] - mean) / items;
      }
    }
    return Math.sqrt(2 * variance);
  }

  @Override
  public String name() {
    return schema.name();
  }

  public List<String> components() {
    return components;
  }

  /** One component of an item's point. */
  public float component(int item, int k) {
    return values[item * components.size() + k];
  }

  @Override
  public int items() {
    return values.length / components.size();
  }

  /** The squared Euclidean distance of two items' points. */
  public double squaredDistance(int i, int j) {
    int size = components.size();
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double difference = (double) values[i * size + k] - values[j * size + k];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * How far apart two items are: the root mean square distance of two drawn at random, in the
   * attribute's units; 0 if all are in one point. A unit by which attributes compare.
   */
  public double typicalDistance() {
    return typicalDistance;
  }

  /** The Euclidean distance of two items' points. */
  public double distance(int i, int j) {
    return Math.sqrt(squaredDistance(i, j));
  }

  @Override
  public Continuous select(int[] rows) {
    int size = components.size();
    float[] selected = new float[rows.length * size];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * size, selected, i * size, size);
    }
    return new Continuous(name(), components, selected);
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  @Override
  public Object value(int item) {
    List<Number> point = new ArrayList<>();
    for (int k = 0; k < components.size(); k++) {
      point.add(number(item, k));
    }
    return point;
  }

  /** A component as files and people show it: whole numbers without a fraction. */
  Number number(int item, int k) {
    float value = component(item, k);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    if (whole) {
      return (long) value;
    }
    return value;
  }
}
