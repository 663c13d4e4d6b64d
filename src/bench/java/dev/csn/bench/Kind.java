package dev.csn.bench;

import dev.csn.io.Labeled;

/** Kinds of measurements. */
public enum Kind implements Labeled {
  STEP("a training step and its parts"),
  EMBED("embedding stored images"),
  QUALITY("training until the test split's triplet accuracies are reached"),
  QUERY("nearest neighbors: cold, a whole process; warm, among embeddings in memory"),
  INDEX(
      "an index of stored embeddings in clusters: building, opening, and queries beside exact"
          + " ones"),
  EVALUATE("every metric of a gallery"),
  CLUSTER(
      "whole commands on stored images, here and on a cluster of one and of two workers, and what"
          + " an item takes in files"),
  PREPARE("a folder of image files, and training on what it gives: memory as images grow");

  private final String description;

  Kind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }
}
