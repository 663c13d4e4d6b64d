package dev.csn.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some queries of one kind, for each of which an evaluation needs a few values; see {@link
 * ItemValues}. Says all that another process must know to compute them in the same gallery.
 *
 * @param group of attributes that are known of the same items, from 0; among these items is ranked
 * @param kind what is ranked, or summed
 * @param name of a condition; of an attribute of the group if nothing is ranked under a condition
 * @param from the first of the group's items that are the queries
 * @param to after the last one
 */
public record RankingWork(int group, Kind kind, String name, int from, int to)
    implements Serializable {
  /** How values come about. */
  public enum Kind {
    /** By rankings under a condition: the values of all metrics of all attributes of the group. */
    CONDITION,
    /** By rankings in an attribute's own space: one value, the mean distance of the nearest. */
    IDEAL,
    /** Without rankings: one value, the sum of attribute distances to all later items. */
    RANDOM
  }

  /** Refuses ranges that are none. */
  public RankingWork {
    if (group < 0 || from < 0 || to < from) {
      throw new IllegalArgumentException("group " + group + ", items " + from + " to " + to);
    }
  }

  /** How many queries. */
  public int queries() {
    return to - from;
  }

  /** The same in parts of so many queries, the last maybe of fewer, in their order. */
  public List<RankingWork> parts(int queries) {
    List<RankingWork> parts = new ArrayList<>();
    for (long first = from; first < to; first += queries) {
      int last = (int) Math.min(to, first + queries);
      parts.add(new RankingWork(group, kind, name, (int) first, last));
    }
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /**
   * Puts together what was computed of parts.
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
