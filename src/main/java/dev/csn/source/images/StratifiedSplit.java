package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws splits in which the classes are as frequent as in all items. Units are laid out by the
 * classes of all attributes at once, in an order of the seed among equals, and dealt out along that
 * line, each to the split that lacks most of its share so far. So any stretch of the line, be it a
 * class, or a combination of classes that is no smaller than a few items, has its share in each
 * (systematic sampling with implicit stratification: Kish, Survey Sampling, 1965). The order of the
 * seed is that of the files' names: which row of the table an item is in changes nothing.
 */
final class StratifiedSplit {
  private static final Split[] SPLITS = Split.values();

  private StratifiedSplit() {}

  /**
   * The split of each item.
   *
   * @param names each item's, all different
   * @param units each item's: one number, one split
   * @param classes by attribute each item's class, negative if unknown; the first counts most
   * @param shares of train, validation and test, which sum to 1; a split whose share is 0 gets none
   */
  static Split[] draw(
      List<String> names, int[] units, List<int[]> classes, double[] shares, Seed seed) {
    Map<Integer, Unit> byNumber = new HashMap<>();
    for (int item = 0; item < units.length; item++) {
      byNumber.computeIfAbsent(units[item], u -> new Unit()).add(item, names, seed);
    }
    Unit[] line = byNumber.values().toArray(Unit[]::new);
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
    Arrays.setAll(splits, item -> byNumber.get(units[item]).split);
    return splits;
  }

  private static Comparator<Unit> order(List<int[]> classes) {
    Comparator<Unit> byClasses = Comparator.comparing(unit -> 0);
    for (int[] codes : classes) {
      byClasses = byClasses.thenComparingInt(unit -> codes[unit.first]);
    }
    return byClasses.thenComparingLong(unit -> unit.key).thenComparing(unit -> unit.name);
  }

  /** Items that stay together; stands in the line where the first of them by name would. */
  private static final class Unit {
    private int size;
    private int first;
    private String name;
    private long key;
    private Split split;

    private void add(int item, List<String> names, Seed seed) {
      size++;
      if (name == null || names.get(item).compareTo(name) < 0) {
        first = item;
        name = names.get(item);
        key = seed.of(name).value();
      }
    }
  }
}
