package dev.csn.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An attribute that is a point in R^k per item: the nearer in Euclidean distance, the more alike. A
 * component may have a scale that its values are divided by where distances are taken; values
 * themselves are in their own units. An ordinal attribute is one of a single component, the rank of
 * the item's level.
 */
public final class Continuous implements Attribute {
  private static final long serialVersionUID = 1;

  private static final List<String> RANK = List.of("rank");

  private final AttributeSchema schema;
  private final List<String> components;
  private final float[] values;

  /** Per component, what differences are multiplied by: exactly 1 without a scale. */
  private final double[] factors;

  private final double typicalDistance;

  /**
   * Points without scales.
   *
   * @param components the names of the k components
   * @param values [items, k], row by row; finite, or a row all NaN for an item that is not known
   */
  public Continuous(String name, List<String> components, float[] values) {
    this(name, components, null, values);
  }

  /**
   * Points whose components may have scales.
   *
   * @param scales what each component is divided by where distances are taken, [k]; null for none
   * @param values [items, k], row by row; finite, or a row all NaN for an item that is not known
   */
  public Continuous(String name, List<String> components, List<Double> scales, float[] values) {
    this(AttributeSchema.continuous(name, components, scales), values);
  }

  /**
   * An ordinal attribute: two items are the more alike the fewer levels lie between them.
   *
   * @param levels the labels from the lowest to the highest
   * @param ranks per item, the index of its level, or NaN if it is not known
   */
  public static Continuous ordinal(String name, List<String> levels, float[] ranks) {
    for (float rank : ranks) {
      boolean level = rank >= 0 && rank < levels.size() && rank == Math.rint(rank);
      if (!level && !Float.isNaN(rank)) {
        throw new IllegalArgumentException(name + ": rank " + rank + " of " + levels.size());
      }
    }
    return new Continuous(AttributeSchema.ordinal(name, levels), ranks);
  }

  private Continuous(AttributeSchema schema, float[] values) {
    this.schema = schema;
    this.components = schema.components() == null ? RANK : schema.components();
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
    Arrays.setAll(factors, k -> schema.scales() == null ? 1 : 1 / schema.scales().get(k));
    this.typicalDistance = rootMeanSquareDistance();
  }

  /** Of two known items drawn at random: the mean squared distance is twice the total variance. */
  private double rootMeanSquareDistance() {
    int known = 0;
    for (int item = 0; item < items(); item++) {
      known += known(item) ? 1 : 0;
    }
    double items = Math.max(1, known);
    double variance = 0;
    for (int k = 0; k < factors.length; k++) {
      double mean = 0;
      for (int i = k; i < values.length; i += factors.length) {
        mean += Float.isNaN(values[i]) ? 0 : values[i] / items;
      }
      for (int i = k; i < values.length; i += factors.length) {
        double difference = Float.isNaN(values[i]) ? 0 : (values[i] - mean) * factors[k];
        variance += difference * difference / items;
      }
    }
    return Math.sqrt(2 * variance);
  }

  @Override
  public String name() {
    return schema.name();
  }

  /** Of an ordinal attribute {@code rank} alone. */
  public List<String> components() {
    return components;
  }

  /** Whether items have levels, ranked from the lowest. */
  public boolean ordinal() {
    return schema.components() == null;
  }

  /** One component of an item's point, in its own units; NaN if the item is not known. */
  public float component(int item, int k) {
    return values[item * components.size() + k];
  }

  /** What differences in a component are multiplied by where distances are taken: 1 / its scale. */
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

  /** The squared Euclidean distance of two items' points, scaled; NaN if either is not known. */
  public double squaredDistance(int i, int j) {
    int size = factors.length;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double difference = ((double) values[i * size + k] - values[j * size + k]) * factors[k];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * How far apart two items are: the root mean square distance of two known ones drawn at random,
   * in the units of {@link #distance}; 0 if all are in one point. A unit by which attributes
   * compare.
   */
  public double typicalDistance() {
    return typicalDistance;
  }

  /** The Euclidean distance of two items' points, scaled; NaN if either is not known. */
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
    return new Continuous(schema, selected);
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  /** The point, or the label of an ordinal attribute's level, a number where it is one. */
  @Override
  public Object value(int item) {
    if (!known(item)) {
      return null;
    }
    if (ordinal()) {
      return schema.shown((int) component(item, 0));
    }
    List<Number> point = new ArrayList<>();
    for (int k = 0; k < components.size(); k++) {
      point.add(number(item, k));
    }
    return point;
  }

  /** The label of the level of an ordinal attribute's item, which must be known. */
  public String label(int item) {
    return schema.classes().get((int) component(item, 0));
  }

  /** A component as files and people show it: whole numbers without a fraction. */
  public Number number(int item, int k) {
    float value = component(item, k);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    if (whole) {
      return (long) value;
    }
    return value;
  }
}
