package dev.csn.model;

import dev.csn.triplet.Triplets;
import java.util.List;

/** The conditions that the training step under way has triplets of. */
final class ActiveConditions {
  private List<Triplets> triplets = List.of();

  /** Begins a step, with its triplets by condition. */
  void set(List<Triplets> ofStep) {
    triplets = ofStep;
  }

  boolean contains(int condition) {
    return triplets.get(condition).size() > 0;
  }
}
