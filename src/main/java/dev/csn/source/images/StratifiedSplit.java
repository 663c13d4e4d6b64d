package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stratified group split: classes are as frequent in each split as in all items, and items of one
 * unit stay together. Units are sorted by the classes of all attributes at once, equal ones in an
 * order drawn from the seed. In this order each unit goes to the split that lacks most of its
 * share. Any stretch of the order, such as a class or a combination of classes, so has its share in
 * each split (systematic sampling with implicit stratification: Kish, Survey Sampling, 1965). The
 * drawn order depends on the files' names alone, not on the table's order.
 */
final class StratifiedSplit {
  private static final Split[] SPLITS = Split.values();

  private StratifiedSplit() {}

  /**
   * Draws the split of each item.
   *
   * @param names of the items, all different
   * @param units each item's unit, as a number
   * @param classes by attribute each item's class, negative if unknown; the first counts most
   * @param shares of train, validation and test, which sum to 1; a split whose share is 0 gets none
   */
  static Split[] draw(
      List<String> names, int[] units, List<int[]> classes, double[] shares, Seed seed) {
    Map<Integer, Unit> unitOf = new HashMap<>();
    for (int item = 0; item < units.length; item++) {
      unitOf.computeIfAbsent(units[item], u -> new Unit()).add(item, names, seed);
    }
    Unit[] line = unitOf.values().toArray(Unit[]::new);
    Arrays.sort(line, order(classes));
    double[] assigned = new double[SPLITS.length];
    double passed = 0;
    for (Unit unit : line) {
      passed += unit.size;
      int neediest = -1;
      for (int s = 0; s < SPLITS.length; s++) {
        boolean needier =
            neediest < 0
                || shares[s] * passed - assigned[s]
                    > shares[neediest] * passed - assigned[neediest];
        neediest = shares[s] > 0 && needier ? s : neediest;
      }
      unit.split = SPLITS[neediest];
      assigned[neediest] += unit.size;
    }
    Split[] splits = new Split[units.length];
    Arrays.setAll(splits, item -> Objects.requireNonNull(unitOf.get(units[item])).split);
    return splits;
  }

  private static Comparator<Unit> order(List<int[]> classes) {
    Comparator<Unit> byClasses = Comparator.comparing(unit -> 0);
    for (int[] codes : classes) {
      byClasses = byClasses.thenComparingInt(unit -> codes[unit.first]);
    }
    return byClasses.thenComparingLong(unit -> unit.key).thenComparing(unit -> unit.name);
  }

  /**
   * Numbers the units: items of a group stay in one split, and so do items whose files have the
   * same bytes, since a test item that is a copy of a training item proves nothing.
   *
   * @param groups each item's group, null where it has none; null if there are no groups
   * @param digests each item's file's
   * @return for each item the first item of its unit
   */
  static int[] units(@Nullable List<@Nullable String> groups, List<String> digests) {
    int[] parents = IntStream.range(0, digests.size()).toArray();
    join(parents, digests);
    if (groups != null) {
      join(parents, groups);
    }
    int[] roots = new int[parents.length];
    Arrays.setAll(roots, item -> root(parents, item));
    return roots;
  }

  /** Joins the trees of items with the same key (union-find). */
  private static void join(int[] parents, List<? extends @Nullable String> keys) {
    Map<String, Integer> first = new HashMap<>();
    for (int item = 0; item < keys.size(); item++) {
      String key = keys.get(item);
      Integer other = key == null ? null : first.putIfAbsent(key, item);
      if (other != null) {
        int a = root(parents, other);
        int b = root(parents, item);
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }

  private static int root(int[] parents, int item) {
    int root = item;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** Items that stay together; sorted by the first of them by name. */
  private static final class Unit {
    private int size;
    private int first;
    private String name = "";
    private long key;
    private Split split = Split.TRAIN;

    private void add(int item, List<String> names, Seed seed) {
      if (size++ == 0 || names.get(item).compareTo(name) < 0) {
        first = item;
        name = names.get(item);
        key = seed.of(name).value();
      }
    }
  }
}
