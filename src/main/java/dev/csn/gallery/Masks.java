package dev.csn.gallery;

import dev.csn.config.MaskActivation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/** The active masks of a model's conditions, [C, D]. */
public final class Masks implements Serializable {
  private static final long serialVersionUID = 1;

  /** The square of a larger entry would exceed float32. */
  private static final double MAX_ENTRY = 1e18;

  private final List<String> conditions;
  private final float[][] active;

  /**
   * Copies the masks.
   *
   * @param conditions C different names, at least one
   * @param active [C, D], D at least 1, every entry from 0 to 1e18
   * @throws IllegalArgumentException if they violate this
   */
  public Masks(List<String> conditions, float[][] active) {
    this.conditions = List.copyOf(conditions);
    if (conditions.isEmpty() || new HashSet<>(conditions).size() != conditions.size()) {
      throw new IllegalArgumentException("conditions " + conditions + ", must be different names");
    }
    if (active.length != conditions.size()) {
      throw new IllegalArgumentException(
          active.length + " masks, but " + conditions.size() + " conditions");
    }
    this.active = new float[active.length][];
    for (int c = 0; c < active.length; c++) {
      this.active[c] = active[c].clone();
      check(conditions.get(c), active[c], active[0].length);
    }
  }

  private static void check(String condition, float[] mask, int dimensions) {
    if (mask.length < 1 || mask.length != dimensions) {
      throw new IllegalArgumentException(
          "mask of '" + condition + "' has " + mask.length + " dimensions, not " + dimensions);
    }
    for (float entry : mask) {
      if (!(entry >= 0 && entry <= MAX_ENTRY)) {
        throw new IllegalArgumentException(
            "mask of '" + condition + "' holds " + entry + ", must be from 0 to " + MAX_ENTRY);
      }
    }
  }

  /**
   * The masks of raw parameters.
   *
   * @param raw beta, [C, D]
   */
  public static Masks ofRaw(List<String> conditions, float[][] raw, MaskActivation activation) {
    return new Masks(conditions, activation.active(raw));
  }

  /** The conditions' names in the order of the masks. */
  public List<String> conditions() {
    return conditions;
  }

  /** The number C of conditions. */
  public int size() {
    return active.length;
  }

  /** The number D of dimensions. */
  public int dimensions() {
    return active[0].length;
  }

  /** One entry of the mask of condition {@code c}. */
  public float active(int c, int dimension) {
    return active[c][dimension];
  }

  /** A copy of the active masks, [C, D]. */
  public float[][] active() {
    float[][] copy = new float[active.length][];
    for (int c = 0; c < active.length; c++) {
      copy[c] = active[c].clone();
    }
    return copy;
  }

  /**
   * The effective masks, [C, D]: active entry x standard deviation of the embedding, per dimension.
   * A dimension in which items hardly differ does not separate them, however large its mask entry.
   */
  public double[][] effective(Embeddings embeddings) {
    if (embeddings.dimensions() != dimensions()) {
      throw new IllegalArgumentException(
          "masks of " + dimensions() + " dimensions, embeddings of " + embeddings.dimensions());
    }
    return effective(embeddings.standardDeviations());
  }

  /**
   * The effective masks, [C, D], from standard deviations.
   *
   * @param deviations of the embedding's dimensions, [D]
   */
  public double[][] effective(double[] deviations) {
    if (deviations.length != dimensions()) {
      throw new IllegalArgumentException(
          "masks of " + dimensions() + " dimensions, deviations of " + deviations.length);
    }
    double[][] effective = new double[active.length][dimensions()];
    for (int c = 0; c < active.length; c++) {
      for (int d = 0; d < deviations.length; d++) {
        effective[c][d] = active[c][d] * deviations[d];
      }
    }
    return effective;
  }
}
