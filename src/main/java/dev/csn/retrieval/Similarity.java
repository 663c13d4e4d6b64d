package dev.csn.retrieval;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Double> conditions = new SimilarityParser(text, known).parse();
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

  /** The conditions in the order they were given, with weights that sum to 1. */
  public Map<String, Double> conditions() {
    return conditions;
  }

  /**
   * The weight of each embedding dimension: sum_c w_c m_cd^2, [D].
   *
   * @throws InputException if a condition has no mask there
   */
  public float[] weights(Masks masks) {
    double[] sums = new double[masks.dimensions()];
    for (Map.Entry<String, Double> entry : conditions.entrySet()) {
      int c = masks.conditions().indexOf(entry.getKey());
      if (c < 0) {
        throw new InputException(
            "condition '" + entry.getKey() + "': no mask, there are " + masks.conditions());
      }
      double weight = entry.getValue();
      for (int d = 0; d < sums.length; d++) {
        sums[d] += weight * masks.active(c, d) * masks.active(c, d);
      }
    }
    float[] weights = new float[sums.length];
    for (int d = 0; d < weights.length; d++) {
      weights[d] = (float) sums[d];
    }
    return weights;
  }
}
