package dev.csn.training;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.TrainingException;
import dev.csn.evaluation.TripletAccuracy;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Masks;
import dev.csn.image.Pixels;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.search.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores a network under training on a split that it does not train on. */
public final class Validation {
  /**
   * A spread of at most this fraction of the embeddings' size is a collapse. Rounding alone gives
   * about 1e-7, the precision of float32.
   */
  private static final double COLLAPSED = 1e-6;

  private final CsnNetwork network;
  private final Embedder embedder;
  private final Pixels pixels;
  private final int[] rows;
  private final Map<String, Triplets> triplets = new LinkedHashMap<>();

  /** Prepares scores on the validation split. */
  Validation(CsnNetwork network, ImageSet dataset) {
    this(network, dataset, Split.VALIDATION);
  }

  /**
   * Draws the held-out triplets of a split.
   *
   * @throws InputException if the split has no triplets of some attribute
   */
  public Validation(CsnNetwork network, ImageSet dataset, Split split) {
    this.network = network;
    this.pixels = dataset.pixels();
    this.embedder = new Embedder(network, pixels);
    this.rows = dataset.items().rows(split);
    Items items = dataset.items().select(rows);
    for (Attribute attribute : items.attributes()) {
      triplets.put(attribute.name(), heldOut(attribute, split));
    }
  }

  private static Triplets heldOut(Attribute attribute, Split split) {
    try {
      return HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT);
    } catch (InputException e) {
      throw new InputException(split + " split: " + e.getMessage(), e);
    }
  }

  /**
   * The score of a network.
   *
   * @param tripletAccuracy per condition, in [0, 1]
   * @param collapsed for conditions under which all items are alike, the cause and a remedy
   */
  public record Score(Map<String, Double> tripletAccuracy, Map<String, String> collapsed) {
    /** The mean over the conditions, by which models are compared. */
    double mean() {
      return tripletAccuracy.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }

  /**
   * Scores the network as it is.
   *
   * @throws TrainingException if all embeddings coincide, one is not finite, or all images coincide
   *     under every condition
   */
  public Score score() {
    Embeddings embeddings = embeddings();
    requireSpread(embeddings);
    Masks masks = masks();
    Map<String, String> collapsed = collapsed(masks, embeddings);
    if (collapsed.size() == masks.size()) {
      throw new TrainingException(
          collapsed.size() == 1
              ? collapsed.values().iterator().next()
              : "all conditions have collapsed: " + collapsed.values().iterator().next());
    }
    Map<String, Double> accuracy = new LinkedHashMap<>();
    triplets.forEach(
        (condition, held) ->
            accuracy.put(
                condition,
                TripletAccuracy.of(
                    embeddings, Similarity.of(condition).weights(masks, embeddings), held)));
    return new Score(accuracy, collapsed);
  }

  private Masks masks() {
    try {
      return network.masks();
    } catch (IllegalArgumentException e) {
      throw diverged(e);
    }
  }

  private Embeddings embeddings() {
    try {
      return embedder.embed(rows);
    } catch (InputException e) {
      // Elsewhere a model's file is to blame for such numbers; here it is the training.
      throw diverged(e);
    }
  }

  private static TrainingException diverged(RuntimeException e) {
    return new TrainingException(
        "training diverged: " + e.getMessage() + "; try a lower training.learningRate", e);
  }

  /**
   * Finds collapsed conditions: a single network or mask may collapse while the others keep
   * learning.
   */
  private static Map<String, String> collapsed(Masks masks, Embeddings embeddings) {
    double[] deviations = embeddings.standardDeviations();
    double[] sizes = firstSizes(embeddings);
    Map<String, String> collapsed = new LinkedHashMap<>();
    for (int c = 0; c < masks.size(); c++) {
      float[] mask = masks.active()[c];
      if (largest(mask, deviations) <= COLLAPSED * largest(mask, sizes)) {
        boolean zero = true;
        for (float entry : mask) {
          zero &= entry == 0;
        }
        String condition = masks.conditions().get(c);
        collapsed.put(
            condition,
            String.format(
                "all items are alike under '%s'%s: try a lower training.learningRate or"
                    + " training.%s",
                condition,
                zero ? ", whose mask is zero everywhere and learns no more" : "",
                zero ? "maskPenalty" : "embeddingPenalty"));
      }
    }
    return collapsed;
  }

  /** The largest weighted value over the dimensions. */
  private static double largest(float[] weights, double[] sizes) {
    double largest = 0;
    for (int d = 0; d < sizes.length; d++) {
      largest = Math.max(largest, weights[d] * sizes[d]);
    }
    return largest;
  }

  /** The absolute values of the first item's embedding, [D]. */
  private static double[] firstSizes(Embeddings embeddings) {
    double[] sizes = new double[embeddings.dimensions()];
    Arrays.setAll(sizes, d -> Math.abs(embeddings.value(0, d)));
    return sizes;
  }

  private void requireSpread(Embeddings embeddings) {
    double spread = Arrays.stream(embeddings.standardDeviations()).max().orElse(0);
    double size = Arrays.stream(firstSizes(embeddings)).max().orElse(0);
    if (spread > COLLAPSED * size) {
      return;
    }
    if (areAlike()) {
      throw new InputException(
          "all "
              + rows.length
              + " images of the split that validates are alike, pixel for pixel: nothing can be"
              + " learned from them");
    }
    throw new TrainingException(
        "the embeddings have collapsed into one point (largest standard deviation "
            + spread
            + "): try a lower training.learningRate or training.embeddingPenalty");
  }

  /** Whether all images of the split have the same pixels. */
  private boolean areAlike() {
    byte[] first = new byte[pixels.shape().values()];
    byte[] other = new byte[first.length];
    pixels.copy(rows[0], first, 0);
    for (int row : rows) {
      pixels.copy(row, other, 0);
      if (!Arrays.equals(first, other)) {
        return false;
      }
    }
    return true;
  }
}
