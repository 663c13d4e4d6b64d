package dev.csn.model;

/** From the trained beta to the mask that is applied: relu(beta), as in the paper. */
final class MaskActivation {
  private MaskActivation() {}

  /** The active masks, [conditions][dimensions]. */
  static float[][] apply(float[][] beta) {
    float[][] active = new float[beta.length][];
    for (int c = 0; c < beta.length; c++) {
      active[c] = new float[beta[c].length];
      for (int d = 0; d < beta[c].length; d++) {
        active[c][d] = Math.max(0, beta[c][d]);
      }
    }
    return active;
  }

  /** From the gradient with respect to the active masks to that with respect to beta. */
  static float[][] backward(float[][] beta, float[][] ofActive) {
    float[][] ofBeta = new float[beta.length][];
    for (int c = 0; c < beta.length; c++) {
      ofBeta[c] = new float[beta[c].length];
      for (int d = 0; d < beta[c].length; d++) {
        ofBeta[c][d] = beta[c][d] > 0 ? ofActive[c][d] : 0;
      }
    }
    return ofBeta;
  }
}
