package dev.csn.training;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Pixels;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.TrainingException;
import dev.csn.evaluation.TripletAccuracy;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.Masks;
import dev.csn.retrieval.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges a network under training on a split that it does not train on. */
public final class Validation {
  /** Relative to the embeddings' own size, what counts as all in one point. */
  private static final double COLLAPSED = 1e-6;

  private final CsnNetwork network;
  private final Embedder embedder;
  private final Pixels pixels;
  private final int[] rows;
  private final Map<String, Triplets> triplets = new LinkedHashMap<>();

  /** On the validation split. */
  Validation(CsnNetwork network, ImageSet dataset) {
    this(network, dataset, Split.VALIDATION);
  }

  /**
   * Draws the questions that every evaluation asks.
   *
   * @throws InputException if the split allows none of some attribute
   */
  public Validation(CsnNetwork network, ImageSet dataset, Split split) {
    this.network = network;
    this.pixels = dataset.pixels();
    this.embedder = new Embedder(network, pixels);
    this.rows = dataset.items().rows(split);
    Items items = dataset.items().select(rows);
    for (Attribute attribute : items.attributes()) {
      triplets.put(attribute.name(), questions(attribute, split));
    }
  }

  private static Triplets questions(Attribute attribute, Split split) {
    try {
      return HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT);
    } catch (InputException e) {
      throw new InputException(split + " split: " + e.getMessage(), e);
    }
  }

  /**
   * What a network scored.
   *
   * @param tripletAccuracy per condition, in [0, 1]
   */
  public record Score(Map<String, Double> tripletAccuracy) {
    /** What models are compared by. */
    double mean() {
      return tripletAccuracy.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }

  /**
   * Scores the network as it is.
   *
   * @throws TrainingException if it embeds all images in one point, or one nowhere
   */
  public Score score() {
    Embeddings embeddings = embeddings();
    requireSpread(embeddings);
    Masks masks = network.masks();
    Map<String, Double> accuracy = new LinkedHashMap<>();
    triplets.forEach(
        (condition, held) ->
            accuracy.put(
                condition,
                TripletAccuracy.of(
                    embeddings, Similarity.of(condition).weights(masks, embeddings), held)));
    return new Score(accuracy);
  }

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

  private Embeddings embeddings() {
    try {
      return embedder.embed(rows);
    } catch (InputException e) {
      // Elsewhere a model's file is to blame for such numbers; here it is the training.
      throw new TrainingException(
          "training diverged: " + e.getMessage() + "; try a lower training.learningRate", e);
    }
  }

  private void requireSpread(Embeddings embeddings) {
    double spread = 0;
    for (double deviation : embeddings.standardDeviations()) {
      spread = Math.max(spread, deviation);
    }
    double size = 0;
    for (int d = 0; d < embeddings.dimensions(); d++) {
      size = Math.max(size, Math.abs(embeddings.value(0, d)));
    }
    if (spread <= COLLAPSED * size && areAlike()) {
      throw new InputException(
          "all "
              + rows.length
              + " images of the split that validates are alike, pixel for pixel: nothing can be"
              + " learned from them");
    }
    if (spread <= COLLAPSED * size) {
      throw new TrainingException(
          "the embeddings have collapsed into one point (largest standard deviation "
              + spread
              + "): try a lower training.learningRate or training.embeddingPenalty");
    }
  }
}
