package dev.csn.model.loss;

/** The mean cosine of the active masks over all pairs of conditions; a zero mask overlaps none. */
final class MaskOverlap {
  private MaskOverlap() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    double sum = 0;
    int pairs = MaskPair.count(input);
    for (int a = 0; a < input.conditions(); a++) {
      for (int b = a + 1; b < input.conditions(); b++) {
        MaskPair pair = MaskPair.of(input.masks()[a], input.masks()[b]);
        sum += pair.cosine();
        pair.addGradient(weight / pairs, gradients.masks()[a], gradients.masks()[b]);
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }
}
