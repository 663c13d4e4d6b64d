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
import java.util.Objects;
import java.util.Optional;

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

  /** A query item; the larger its badness, the worse its neighbors. */
  private record Query(int row, double badness, String remark) {}

  /** A few strips for every condition whose attribute has values. */
  List<List<NeighborStrip>> strips(ItemCards cards, Map<String, Relevance> byCondition) {
    List<List<NeighborStrip>> all = new ArrayList<>();
    for (String condition : sample.conditions()) {
      Relevance relevance = Objects.requireNonNull(byCondition.get(condition), condition);
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
        firstOfClass(condition, classes, row).ifPresent(queries::add);
      } else if (attribute instanceof DistanceAttribute points) {
        meanDistance(condition, points, row).ifPresent(queries::add);
      }
    }
    queries.sort(Comparator.comparingDouble((Query q) -> -q.badness).thenComparing(Query::row));
    return queries.subList(0, Math.min(COUNT, queries.size()));
  }

  /** Empty if the first neighbor is of the class, or no other item is. */
  private Optional<Query> firstOfClass(String condition, Categorical classes, int row) {
    int rank = 0;
    for (Neighbor neighbor : sample.nearest(condition, row, sample.size())) {
      if (!classes.known(neighbor.row())) {
        continue;
      }
      rank++;
      if (classes.code(neighbor.row()) == classes.code(row)) {
        String remark = "the first of its class has rank " + rank;
        return rank == 1 ? Optional.empty() : Optional.of(new Query(row, rank, remark));
      }
    }
    return Optional.empty();
  }

  /** Empty if no other item's value is known. */
  private Optional<Query> meanDistance(String condition, DistanceAttribute points, int row) {
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
      return Optional.empty();
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
    return Optional.of(new Query(row, mean - ideal, remark));
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
