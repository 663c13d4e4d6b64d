package dev.csn.search;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Masks;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A weighting of conditions. With weights w_c that sum to 1,
 *
 * <pre>d(i, j) = sqrt( sum_d (sum_c w_c m_cd^2) (f_id - f_jd)^2 )</pre>
 *
 * <p>so one condition alone gives || m_c * f_i - m_c * f_j ||, the distance that was trained.
 */
public final class Similarity {
  private final Map<String, Double> conditions;

  private Similarity(Map<String, Double> normalized) {
    this.conditions = Collections.unmodifiableMap(normalized);
  }

  /** The similarity under one condition. */
  public static Similarity of(String condition) {
    Map<String, Double> conditions = new LinkedHashMap<>();
    conditions.put(condition, 1.0);
    return new Similarity(conditions);
  }

  /** The similarity under several conditions, each with the same weight. */
  public static Similarity even(List<String> names) {
    Map<String, Double> conditions = new LinkedHashMap<>();
    names.forEach(name -> conditions.put(name, 1.0 / names.size()));
    return new Similarity(conditions);
  }

  /**
   * Reads {@code color}, {@code color,digit} or {@code color=0.7,digit=0.3}; a condition without a
   * weight has weight 1, and weights are divided by their sum.
   *
   * @param text the value of {@code --condition}
   * @param known the names of all conditions
   * @throws ConfigurationException if a condition is unknown or named twice, a weight is not a
   *     finite number of at least 0, or no weight is above 0
   */
  public static Similarity parse(String text, List<String> known) {
    return parse("--condition", text, known);
  }

  /**
   * Reads the text of another source.
   *
   * @param source beginning of messages
   */
  static Similarity parse(String source, String text, List<String> known) {
    Map<String, Double> conditions = new SimilarityParser(source, text, known).parse();
    double largest = Collections.max(conditions.values());
    double sum = 0;
    for (double weight : conditions.values()) {
      sum += weight / largest; // in parts of the largest, so that no sum overflows
    }
    for (Map.Entry<String, Double> entry : conditions.entrySet()) {
      entry.setValue(entry.getValue() / largest / sum);
    }
    return new Similarity(conditions);
  }

  /** Whether there are several conditions, to be balanced by their scales. */
  public boolean blends() {
    return conditions.size() > 1;
  }

  /** The conditions of positive weight, in the order given. */
  public List<String> counted() {
    return conditions.entrySet().stream()
        .filter(condition -> condition.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The conditions in the order given, with weights that sum to 1. */
  public Map<String, Double> conditions() {
    return conditions;
  }

  /**
   * The weight of each embedding dimension, so that
   *
   * <pre>d^2(i, j) = sum over c of w_c (S / s_c)^2 || m_c * f_i - m_c * f_j ||^2</pre>
   *
   * where s_c is the scale of condition c, see {@link #scales}, and S^2 the weighted mean of the
   * s_c^2. Equal weights then count equally, although one condition's distances may be several
   * times another's. One condition alone is not rescaled; a condition of scale 0 is left out.
   *
   * @param embeddings items whose scales balance the conditions
   * @return [D], not negative
   * @throws InputException if a condition has no mask
   */
  public float[] weights(Masks masks, Embeddings embeddings) {
    // A single condition does without a pass through all items.
    return weights(masks, blends() ? embeddings.standardDeviations() : null);
  }

  /**
   * The weight of each embedding dimension, from the items' standard deviations alone.
   *
   * @param deviations of the embedding's dimensions, [D]; null for a single condition
   */
  public float[] weights(Masks masks, double @Nullable [] deviations) {
    double[] shares = shares(masks);
    double[] squares = new double[masks.size()];
    if (blends()) {
      squares = squaredScales(masks, Objects.requireNonNull(deviations));
    } else {
      Arrays.fill(squares, 1);
    }
    double meanSquare = 0;
    for (int c = 0; c < shares.length; c++) {
      meanSquare += shares[c] * squares[c];
    }
    float[] weights = new float[masks.dimensions()];
    for (int d = 0; d < weights.length; d++) {
      double sum = 0;
      for (int c = 0; c < shares.length; c++) {
        if (squares[c] > 0) { // else all items coincide under this condition
          double mask = masks.active(c, d);
          sum += shares[c] * meanSquare / squares[c] * mask * mask;
        }
      }
      weights[d] = (float) sum;
    }
    return weights;
  }

  /**
   * The scale of each condition: the root mean square distance of the items from their centroid,
   * equal to the norm of the effective mask.
   */
  public static Map<String, Double> scales(Masks masks, Embeddings embeddings) {
    double[] squares = squaredScales(masks, embeddings.standardDeviations());
    Map<String, Double> scales = new LinkedHashMap<>();
    for (int c = 0; c < squares.length; c++) {
      scales.put(masks.conditions().get(c), Math.sqrt(squares[c]));
    }
    return scales;
  }

  private static double[] squaredScales(Masks masks, double[] deviations) {
    double[][] effective = masks.effective(deviations);
    return Arrays.stream(effective).mapToDouble(Similarity::squaredNorm).toArray();
  }

  /** The weight of each mask, [C]. */
  private double[] shares(Masks masks) {
    double[] shares = new double[masks.size()];
    for (Map.Entry<String, Double> entry : conditions.entrySet()) {
      int c = masks.conditions().indexOf(entry.getKey());
      if (c < 0) {
        throw new InputException(
            "condition '" + entry.getKey() + "': no mask, there are " + masks.conditions());
      }
      shares[c] = entry.getValue();
    }
    return shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Similarity similarity && conditions.equals(similarity.conditions);
  }

  @Override
  public int hashCode() {
    return conditions.hashCode();
  }

  @Override
  public String toString() {
    return conditions.toString();
  }

  private static double squaredNorm(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }
}
