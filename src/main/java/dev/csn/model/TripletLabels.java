package dev.csn.model;

import dev.csn.triplet.Triplets;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch's triplets as the labels of a graph: int32 [conditions + triplets, 3]. The first rows say
 * how many triplets each condition has (in their first column); then come the triplets (anchor,
 * positive, negative), condition by condition.
 */
final class TripletLabels {
  private TripletLabels() {}

  static INDArray encode(List<Triplets> byCondition) {
    int total = byCondition.stream().mapToInt(Triplets::size).sum();
    int[] rows = new int[(byCondition.size() + total) * 3];
    int at = 0;
    for (Triplets triplets : byCondition) {
      rows[at] = triplets.size();
      at += 3;
    }
    for (Triplets triplets : byCondition) {
      for (int t = 0; t < triplets.size(); t++) {
        rows[at++] = triplets.anchors()[t];
        rows[at++] = triplets.positives()[t];
        rows[at++] = triplets.negatives()[t];
      }
    }
    return Nd4j.createFromArray(rows).reshape('c', byCondition.size() + total, 3);
  }

  static List<Triplets> decode(INDArray labels, int conditions) {
    int[] rows = labels.data().asInt();
    List<Triplets> byCondition = new ArrayList<>();
    int at = conditions * 3;
    for (int c = 0; c < conditions; c++) {
      int size = rows[c * 3];
      Triplets triplets = new Triplets(new int[size], new int[size], new int[size]);
      for (int t = 0; t < size; t++) {
        triplets.anchors()[t] = rows[at++];
        triplets.positives()[t] = rows[at++];
        triplets.negatives()[t] = rows[at++];
      }
      byCondition.add(triplets);
    }
    return byCondition;
  }
}
