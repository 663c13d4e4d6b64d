package dev.csn.model;

import dev.csn.triplet.Triplets;
import java.util.List;

/** What the training step under way is about: per condition, positions among its images. */
final class AskedTriplets {
  private List<Triplets> triplets = List.of();

  void set(List<Triplets> ofStep) {
    triplets = ofStep;
  }

  List<Triplets> get() {
    return triplets;
  }

  /** Whether any triplet is of that condition. */
  boolean about(int condition) {
    return triplets.get(condition).size() > 0;
  }
}
