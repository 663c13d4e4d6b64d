package dev.csn.triplet;

import dev.csn.config.ContinuousTriplets;
import dev.csn.dataset.Attribute;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch of triplets of one condition, each of three images of its own; the conditions take turns:
 * the paper's and the toy's way.
 */
final class IndependentSampler implements BatchSampler {
  private final List<TripletSource> sources = new ArrayList<>();
  private final int[] rows;
  private final int triplets;
  private final Seed seed;

  IndependentSampler(
      List<Attribute> attributes, int[] rows, int triplets, ContinuousTriplets how, Seed seed) {
    for (Attribute attribute : attributes) {
      sources.add(TripletSource.of(attribute, how, rows));
    }
    this.rows = rows;
    this.triplets = triplets;
    this.seed = seed;
  }

  @Override
  public int images() {
    return 3 * triplets;
  }

  @Override
  public Batch sample(long step) {
    int condition = (int) (step % sources.size());
    Triplets drawn = sources.get(condition).draw(triplets, seed.at(step).random());
    int[] images = new int[3 * triplets];
    TripletList positions = new TripletList(triplets);
    for (int t = 0; t < drawn.size(); t++) {
      images[3 * t] = rows[drawn.anchors()[t]];
      images[3 * t + 1] = rows[drawn.positives()[t]];
      images[3 * t + 2] = rows[drawn.negatives()[t]];
      positions.add(3 * t, 3 * t + 1, 3 * t + 2);
    }
    // Rare draws that fell short leave copies of row 0 that no triplet mentions.
    for (int i = 3 * drawn.size(); i < images.length; i++) {
      images[i] = rows[0];
    }
    List<Triplets> byCondition = new ArrayList<>();
    for (int c = 0; c < sources.size(); c++) {
      byCondition.add(c == condition ? positions.toTriplets() : new TripletList(0).toTriplets());
    }
    return new Batch(images, byCondition);
  }
}
