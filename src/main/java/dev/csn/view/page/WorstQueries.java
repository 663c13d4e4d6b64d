package dev.csn.view.page;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.search.Neighbor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The items of a sample that a condition serves worst. By class: those whose first neighbor of
 * their own class comes last. By distance: those whose nearest are farthest in attribute space,
 * beyond what the nearest in attribute space are.
 */
final class WorstQueries {
  private static final int COUNT = 4;

  private final ReportSample sample;

  WorstQueries(ReportSample sample) {
    this.sample = sample;
  }

  /** An item and how badly it is served; the larger, the worse. */
  private record Query(int row, double badness, String remark) {}

  /** A few strips for every condition whose attribute has values. */
  List<List<NeighborStrip>> strips(ItemCards cards, Map<String, Relevance> byCondition) {
    List<List<NeighborStrip>> all = new ArrayList<>();
    for (String condition : sample.conditions()) {
      Relevance relevance = byCondition.get(condition);
      List<NeighborStrip> strips = new ArrayList<>();
      for (Query query : worst(condition, relevance.attribute())) {
        strips.add(
            new NeighborStrip(
                "by " + condition,
                query.remark,
                cards.anchor(query.row, condition),
                cards.neighbors(query.row, condition, relevance, NeighborStrip.NEIGHBORS)));
      }
      if (!strips.isEmpty()) {
        all.add(strips);
      }
    }
    return all;
  }

  private List<Query> worst(String condition, Attribute attribute) {
    List<Query> queries = new ArrayList<>();
    for (int row = 0; row < sample.size(); row++) {
      if (!attribute.known(row)) {
        continue;
      }
      if (attribute instanceof Categorical classes) {
        add(queries, firstOfClass(condition, classes, row));
      } else if (attribute instanceof DistanceAttribute points) {
        add(queries, meanDistance(condition, points, row));
      }
    }
    queries.sort(Comparator.comparingDouble((Query q) -> -q.badness).thenComparing(Query::row));
    return queries.subList(0, Math.min(COUNT, queries.size()));
  }

  private static void add(List<Query> queries, Query query) {
    if (query != null) {
      queries.add(query);
    }
  }

  /** Null if it is the first neighbor, or there is no item of the class. */
  private Query firstOfClass(String condition, Categorical classes, int row) {
    int rank = 0;
    for (Neighbor neighbor : sample.nearest(condition, row, sample.size())) {
      if (!classes.known(neighbor.row())) {
        continue;
      }
      rank++;
      if (classes.code(neighbor.row()) == classes.code(row)) {
        String remark = "the first of its class has rank " + rank;
        return rank == 1 ? null : new Query(row, rank, remark);
      }
    }
    return null;
  }

  /** Null if no other item is known. */
  private Query meanDistance(String condition, DistanceAttribute points, int row) {
    double sum = 0;
    int count = 0;
    for (Neighbor neighbor : sample.nearest(condition, row, sample.size())) {
      if (count == NeighborStrip.NEIGHBORS) {
        break;
      }
      if (points.known(neighbor.row())) {
        sum += points.distance(row, neighbor.row());
        count++;
      }
    }
    if (count == 0) {
      return null;
    }
    double mean = sum / count;
    double ideal = ideal(points, row, count);
    String remark =
        String.format(
            Locale.ROOT,
            "mean distance of the %d nearest %.4g, possible were %.4g",
            count,
            mean,
            ideal);
    return new Query(row, mean - ideal, remark);
  }

  private double ideal(DistanceAttribute points, int row, int count) {
    double[] distances = new double[sample.size()];
    int known = 0;
    for (int other = 0; other < sample.size(); other++) {
      if (other != row && points.known(other)) {
        distances[known++] = points.distance(row, other);
      }
    }
    Arrays.sort(distances, 0, known);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += distances[i];
    }
    return sum / count;
  }
}
