package dev.csn.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute with a point in R^k per item: the smaller the Euclidean distance, the more similar.
 * Distances divide each component by its scale; values stay in their own units.
 */
public final class Continuous implements DistanceAttribute {
  private static final long serialVersionUID = 1;

  private final AttributeSchema schema;
  private final List<String> components;
  private final float[] values;

  /** The factor of each component's differences, [k]: exactly 1 without a scale. */
  private final double[] factors;

  private final double typicalDistance;

  /**
   * Points without scales.
   *
   * @param components the names of the k components
   * @param values [items, k], row by row; finite, or a row all NaN for an unknown value
   */
  public Continuous(String name, List<String> components, float[] values) {
    this(name, components, null, values);
  }

  /**
   * Points whose components may have scales.
   *
   * @param scales the divisor of each component in distances, [k]; null for none
   * @param values [items, k], row by row; finite, or a row all NaN for an unknown value
   */
  public Continuous(
      String name, List<String> components, @Nullable List<Double> scales, float[] values) {
    this(AttributeSchema.continuous(name, components, scales), values);
  }

  Continuous(AttributeSchema schema, float[] values) {
    this.schema = schema;
    this.components = schema.points();
    this.values = values.clone();
    int size = components.size();
    if (values.length % size != 0) {
      throw new IllegalArgumentException(name() + ": " + values.length + " values");
    }
    for (int i = 0; i < values.length; i++) {
      boolean missing = Float.isNaN(values[i]) && Float.isNaN(values[i - i % size]);
      boolean finite = Float.isFinite(values[i]) && Float.isFinite(values[i - i % size]);
      if (!missing && !finite) {
        throw new IllegalArgumentException(
            name() + ": value " + values[i] + ", must be finite, or NaN in all components");
      }
    }
    this.factors = new double[size];
    List<Double> scales = schema.scales();
    Arrays.setAll(factors, k -> scales == null ? 1 : 1 / scales.get(k));
    this.typicalDistance = DistanceAttribute.rootMeanSquareDistance(values, factors);
  }

  @Override
  public String name() {
    return schema.name();
  }

  @Override
  public List<String> components() {
    return components;
  }

  @Override
  public float component(int item, int k) {
    return values[item * components.size() + k];
  }

  @Override
  public double factor(int k) {
    return factors[k];
  }

  @Override
  public int items() {
    return values.length / components.size();
  }

  @Override
  public boolean known(int item) {
    return !Float.isNaN(values[item * components.size()]);
  }

  @Override
  public double squaredDistance(int i, int j) {
    int size = factors.length;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double difference = ((double) values[i * size + k] - values[j * size + k]) * factors[k];
      sum += difference * difference;
    }
    return sum;
  }

  @Override
  public double typicalDistance() {
    return typicalDistance;
  }

  @Override
  public Continuous select(int[] rows) {
    int size = components.size();
    float[] selected = new float[rows.length * size];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * size, selected, i * size, size);
    }
    return new Continuous(schema, selected);
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  /** The components of the point. */
  @Override
  public @Nullable Object value(int item) {
    if (!known(item)) {
      return null;
    }
    List<Number> point = new ArrayList<>();
    for (int k = 0; k < components.size(); k++) {
      point.add(number(item, k));
    }
    return point;
  }

  /** A component for tables and JSON output: a Long if it is a whole number, else a Float. */
  public Number number(int item, int k) {
    float value = component(item, k);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    if (whole) {
      return (long) value;
    }
    return value;
  }
}
