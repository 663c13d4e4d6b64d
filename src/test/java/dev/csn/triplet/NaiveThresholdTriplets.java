package dev.csn.triplet;

import dev.csn.attribute.DistanceAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;

/** The toy's rule as its author wrote it: "near" grows step by step, and lists hold the items. */
record NaiveThresholdTriplets(DistanceAttribute attribute, double near, double far, int[] rows) {
  Triplets draw(int count, SplittableRandom random) {
    Triplets.Builder triplets = new Triplets.Builder(count);
    while (triplets.size() < count) {
      double[] point = new double[attribute.components().size()];
      for (int k = 0; k < point.length; k++) {
        double low = values(k).stream().min(Double::compare).orElseThrow();
        double high = values(k).stream().max(Double::compare).orElseThrow();
        point[k] = low + random.nextDouble() * (high - low);
      }
      double bound = near;
      while (positions(point, squaredBelow(bound)).size() < 2) {
        bound += near / 5;
      }
      List<Integer> alike = positions(point, squaredBelow(bound));
      int anchor = alike.remove(random.nextInt(alike.size()));
      int positive = alike.get(random.nextInt(alike.size()));
      double beyond = Math.max(far, bound);
      List<Integer> unlike = positions(point, squared -> squared > beyond);
      if (!unlike.isEmpty()) {
        triplets.add(anchor, positive, unlike.get(random.nextInt(unlike.size())));
      }
    }
    return triplets.build();
  }

  private static DoublePredicate squaredBelow(double bound) {
    return squared -> squared < bound;
  }

  private List<Double> values(int component) {
    List<Double> values = new ArrayList<>();
    for (int row : rows) {
      values.add((double) attribute.component(row, component));
    }
    return values;
  }

  private List<Integer> positions(double[] point, DoublePredicate squaredDistance) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      double squared = 0;
      for (int k = 0; k < point.length; k++) {
        squared += Math.pow(attribute.component(rows[i], k) - point[k], 2);
      }
      if (squaredDistance.test(squared)) {
        positions.add(i);
      }
    }
    return positions;
  }
}
