package dev.csn.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries whose values another process can compute from the same gallery; see {@link QueryValues}.
 *
 * @param group the index of the {@link AttributeGroup} whose items are ranked
 * @param kind how values are computed
 * @param name of a condition; of an attribute of the group for the other kinds
 * @param from the first query among the group's items
 * @param to after the last one
 */
public record RankingTask(int group, Kind kind, String name, int from, int to)
    implements Serializable {
  /** Kinds of values. */
  public enum Kind {
    /** Ranks items under a condition: one value per attribute of the group and metric. */
    CONDITION,
    /** Ranks items by an attribute's own distance: one value, the mean distance of the nearest. */
    IDEAL,
    /**
     * Ranks nothing, for the baseline of random neighbors: one value, the sum of a query's
     * attribute distances to all items after it.
     */
    RANDOM
  }

  public RankingTask {
    if (group < 0 || from < 0 || to < from) {
      throw new IllegalArgumentException("group " + group + ", items " + from + " to " + to);
    }
  }

  /** The number of queries. */
  public int queries() {
    return to - from;
  }

  /** Cuts the task into parts of {@code queries} queries, in order; the last may have fewer. */
  public List<RankingTask> parts(int queries) {
    List<RankingTask> parts = new ArrayList<>();
    for (long first = from; first < to; first += queries) {
      int last = (int) Math.min(to, first + queries);
      parts.add(new RankingTask(group, kind, name, (int) first, last));
    }
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /**
   * Joins the values of parts.
   *
   * @param parts at least one, in their order, [values, queries of the part] each
   * @return [values, all queries]
   */
  public static double[][] join(List<double[][]> parts) {
    int queries = 0;
    for (double[][] part : parts) {
      queries += part[0].length;
    }
    double[][] joined = new double[parts.get(0).length][queries];
    for (int v = 0; v < joined.length; v++) {
      int at = 0;
      for (double[][] part : parts) {
        System.arraycopy(part[v], 0, joined[v], at, part[v].length);
        at += part[v].length;
      }
    }
    return joined;
  }
}
