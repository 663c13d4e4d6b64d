package dev.csn.source.images;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which items stay in one split: those of a group, and those whose files have the same bytes, since
 * a copy among the held-out items of one trained on tells nothing.
 */
final class SplitUnits {
  private final int[] parents;

  private SplitUnits(int items) {
    parents = new int[items];
    Arrays.setAll(parents, i -> i);
  }

  /**
   * The unit of each item, the same number for items that stay together: the first of them.
   *
   * @param groups each item's group, null where it has none; null if there are no groups
   * @param digests each item's file's
   */
  static int[] of(String[] groups, String[] digests) {
    SplitUnits units = new SplitUnits(digests.length);
    units.join(digests);
    if (groups != null) {
      units.join(groups);
    }
    int[] roots = new int[digests.length];
    Arrays.setAll(roots, units::root);
    return roots;
  }

  private void join(String[] keys) {
    Map<String, Integer> first = new HashMap<>();
    for (int item = 0; item < keys.length; item++) {
      Integer other = keys[item] == null ? null : first.putIfAbsent(keys[item], item);
      if (other != null) {
        int a = root(other);
        int b = root(item);
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }

  private int root(int item) {
    int root = item;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }
}
