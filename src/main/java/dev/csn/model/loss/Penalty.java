package dev.csn.model.loss;

import dev.csn.config.TrainingConfig;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The weighted terms of the loss besides the triplet terms, in the order of the metrics log.
 *
 * <p>To add a penalty, add a constant here and its weight in {@link TrainingConfig}.
 */
public enum Penalty {
  /**
   * The embedding term L_W as in the paper's code: {@code || F ||_2 / sqrt(images)} for all
   * embeddings F of the batch, the root mean square of their norms. If each condition has its own
   * network, the term is summed over the networks. A network whose condition has no triplets in the
   * batch is left out.
   */
  EMBEDDING_NORM("embeddingNorm", "embedding norm", TrainingConfig::embeddingPenalty) {
    @Override
    double add(LossInput input, double weight, LossGradients gradients) {
      int networks = input.networks();
      int width = input.dimensions() / networks;
      double total = 0;
      for (int network = 0; network < networks; network++) {
        if (networks == 1 || input.triplets().get(network).size() > 0) {
          total += normOfBlock(input, network * width, width, weight, gradients);
        }
      }
      return total;
    }
  },

  /**
   * The mask term L_M as in the paper's code: the L1 norm of the active mask, averaged over the
   * triplets of the batch, so that each condition counts by its number of triplets.
   */
  MASK_NORM("maskNorm", "mask norm", TrainingConfig::maskPenalty) {
    @Override
    double add(LossInput input, double weight, LossGradients gradients) {
      long all = 0;
      for (var triplets : input.triplets()) {
        all += triplets.size();
      }
      double value = 0;
      for (int c = 0; c < input.conditions() && all > 0; c++) {
        double share = (double) input.triplets().get(c).size() / all;
        float slope = (float) (weight * share);
        float[] mask = input.masks()[c];
        for (int d = 0; d < mask.length; d++) {
          value += share * Math.abs(mask[d]);
          gradients.masks()[c][d] += slope * Math.signum(mask[d]);
        }
      }
      return value;
    }
  },

  /**
   * The mean cosine of the active masks over all pairs of conditions; a zero mask overlaps none.
   */
  MASK_OVERLAP("maskOverlap", "masks' mean cosine", TrainingConfig::maskOverlapPenalty) {
    @Override
    double add(LossInput input, double weight, LossGradients gradients) {
      return MaskPair.mean(input, weight, gradients, c -> c, c -> 1);
    }
  },

  /**
   * The soft orthogonality of Bansal, Chen and Wang (Can We Gain More from Orthogonality
   * Regularizations in Training Deep CNNs?, NeurIPS 2018), equation 2, of the C active masks M,
   * each scaled to unit length:
   *
   * <pre>
   * || M M^T - I ||_F^2 / (C (C - 1))
   * </pre>
   *
   * which is the mean squared cosine over all pairs of conditions. Compared to {@link
   * #MASK_OVERLAP}, it mostly penalizes the pairs that overlap most, and small overlaps hardly at
   * all. A zero mask overlaps none.
   */
  MASK_ORTHOGONALITY(
      "maskOrthogonality", "masks' mean squared cosine", TrainingConfig::maskOrthogonalityPenalty) {
    @Override
    double add(LossInput input, double weight, LossGradients gradients) {
      return MaskPair.mean(input, weight, gradients, c -> c * c, c -> 2 * c);
    }
  };

  private final String key;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final ToDoubleFunction<TrainingConfig> weight;

  Penalty(String key, String title, ToDoubleFunction<TrainingConfig> weight) {
    this.key = key;
    this.title = title;
    this.weight = weight;
  }

  /** The configured weight; 0 if the term is only logged. */
  double weight(TrainingConfig training) {
    return weight.applyAsDouble(training);
  }

  /**
   * Evaluates the term and adds {@code weight} times its gradient.
   *
   * @return the term before its weight
   */
  abstract double add(LossInput input, double weight, LossGradients gradients);

  /** The name in {@code metrics.jsonl}. */
  public String key() {
    return key;
  }

  /** The name in figures. */
  public String title() {
    return title;
  }

  /** Maps each penalty to a number, in order. */
  public static Map<Penalty, Double> values(ToDoubleFunction<Penalty> of) {
    Map<Penalty, Double> values = new EnumMap<>(Penalty.class);
    for (Penalty penalty : values()) {
      values.put(penalty, of.applyAsDouble(penalty));
    }
    return values;
  }

  /** The embedding term over some of the dimensions. */
  private static double normOfBlock(
      LossInput input, int from, int width, double weight, LossGradients gradients) {
    float[] embeddings = input.embeddings();
    int dimensions = input.dimensions();
    double sum = 0;
    for (int row = from; row < embeddings.length; row += dimensions) {
      for (int i = row; i < row + width; i++) {
        sum += (double) embeddings[i] * embeddings[i];
      }
    }
    double norm = Math.sqrt(sum);
    double root = Math.sqrt(input.images());
    if (norm > 0 && weight > 0) {
      float scale = (float) (weight / (norm * root));
      for (int row = from; row < embeddings.length; row += dimensions) {
        for (int i = row; i < row + width; i++) {
          gradients.embeddings()[i] += scale * embeddings[i];
        }
      }
    }
    return norm / root;
  }

  /**
   * Two masks and the cosine of the angle between them, which is 0 if one of them is zero.
   *
   * @param pp the squared length of p
   * @param qq the squared length of q
   * @param pq their inner product
   */
  private record MaskPair(float[] p, float[] q, double pp, double qq, double pq) {
    private static MaskPair of(float[] p, float[] q) {
      double pp = 0;
      double qq = 0;
      double pq = 0;
      for (int d = 0; d < p.length; d++) {
        pp += (double) p[d] * p[d];
        qq += (double) q[d] * q[d];
        pq += (double) p[d] * q[d];
      }
      return new MaskPair(p, q, pp, qq, pq);
    }

    /**
     * Averages a function of the cosine over all pairs of masks; 0 if there are no pairs. Adds
     * {@code weight} times the gradient.
     *
     * @param slope the function's derivative
     */
    static double mean(
        LossInput input,
        double weight,
        LossGradients gradients,
        DoubleUnaryOperator function,
        DoubleUnaryOperator slope) {
      int pairs = input.conditions() * (input.conditions() - 1) / 2;
      double sum = 0;
      for (int a = 0; a < input.conditions(); a++) {
        for (int b = a + 1; b < input.conditions(); b++) {
          MaskPair pair = of(input.masks()[a], input.masks()[b]);
          double cosine = pair.cosine();
          sum += function.applyAsDouble(cosine);
          pair.addGradient(
              weight / pairs * slope.applyAsDouble(cosine),
              gradients.masks()[a],
              gradients.masks()[b]);
        }
      }
      return pairs == 0 ? 0 : sum / pairs;
    }

    private boolean isZero() {
      return pp == 0 || qq == 0;
    }

    private double cosine() {
      return isZero() ? 0 : pq / Math.sqrt(pp * qq);
    }

    /** Adds {@code weight} times the gradient of the cosine with respect to p and to q. */
    private void addGradient(double weight, float[] ofP, float[] ofQ) {
      if (isZero()) {
        return;
      }
      double norms = Math.sqrt(pp * qq);
      double cosine = pq / norms;
      for (int d = 0; d < p.length; d++) {
        ofP[d] += (float) (weight * (q[d] / norms - cosine * p[d] / pp));
        ofQ[d] += (float) (weight * (p[d] / norms - cosine * q[d] / qq));
      }
    }
  }
}
