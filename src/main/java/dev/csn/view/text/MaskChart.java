package dev.csn.view.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Effective masks as a bar chart, a line per condition and a column per dimension, all on one
 * scale. Dimensions stand in the groups of the {@link DimensionOrder}: a shared dimension is a bar
 * in a line outside the condition's own group.
 */
final class MaskChart {
  private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final String ASCII = " .:-=+*#%@";

  private static final String BORDER = "|";
  private static final String UNUSED = "unused";

  /** Fewer columns show no shape; a narrower terminal breaks the lines instead. */
  private static final int MIN_COLUMNS = 16;

  /** Wider bars of a few dimensions would look like areas. */
  private static final int MAX_BAR = 3;

  /** Longer names would leave the bars too little of the line. */
  private static final int MAX_NAME = 20;

  private final List<String> conditions;
  private final double[][] masks;
  private final Style style;
  private final double largest;

  private final List<Group> groups = new ArrayList<>();

  private final int nameWidth;
  private final int dimensionsPerBar;
  private final int barWidth;

  /** Dimensions of one owner, which may be {@link DimensionOrder#NOBODY}. */
  private record Group(int owner, List<Integer> dimensions) {}

  /**
   * @param masks effective masks, [C, D], not negative
   */
  MaskChart(List<String> conditions, double[][] masks, Style style) {
    this.conditions = conditions;
    this.masks = masks;
    this.style = style;
    int names = 0;
    double greatest = 0;
    for (int c = 0; c < masks.length; c++) {
      names = Math.max(names, name(c).length());
      for (double entry : masks[c]) {
        greatest = Math.max(greatest, entry);
      }
    }
    this.largest = greatest;
    DimensionOrder order = DimensionOrder.of(masks);
    for (int from = 0; from < order.size(); from = order.blockEnd(from)) {
      int[] dimensions = Arrays.copyOfRange(order.dimensions(), from, order.blockEnd(from));
      groups.add(new Group(order.owner(from), Arrays.stream(dimensions).boxed().toList()));
      names = Math.max(names, name(order.owner(from)).length());
    }
    this.nameWidth = names;
    int columns = Math.max(MIN_COLUMNS, style.width() - nameWidth - 2) - (groups.size() - 1);
    int bin = 1;
    while (bars(bin) > columns && bin < masks[0].length) {
      bin++;
    }
    this.dimensionsPerBar = bin;
    this.barWidth = Math.max(1, Math.min(MAX_BAR, columns / bars(bin)));
  }

  private String name(int condition) {
    if (condition == DimensionOrder.NOBODY) {
      return UNUSED;
    }
    String name = conditions.get(condition);
    return LetterLabels.needed(conditions.size())
        ? LetterLabels.named(condition, name)
        : LetterLabels.shortened(name, MAX_NAME);
  }

  private int bars(int dimensionsEach) {
    return groups.stream()
        .mapToInt(g -> (g.dimensions.size() + dimensionsEach - 1) / dimensionsEach)
        .sum();
  }

  /** The chart below its legend, then the dimensions in the order of the bars. */
  String text() {
    StringBuilder text = new StringBuilder(legend()).append('\n');
    for (int c = 0; c < masks.length; c++) {
      StringBuilder line = new StringBuilder(padded(name(c)));
      for (int g = 0; g < groups.size(); g++) {
        String bars = bars(c, groups.get(g).dimensions);
        boolean own = groups.get(g).owner == c;
        String shown = g == groups.size() - 1 ? bars.stripTrailing() : bars;
        line.append(g == 0 ? "" : BORDER).append(own ? style.heading(shown) : shown);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return dimensionsPerBar == 1 ? text.append('\n').append(order()).toString() : text.toString();
  }

  private String padded(String name) {
    return name + " ".repeat(nameWidth - name.length() + 2);
  }

  private String legend() {
    String bar =
        dimensionsPerBar == 1
            ? "a dimension"
            : "the largest of up to " + dimensionsPerBar + " of " + masks[0].length + " dimensions";
    return String.format(
        Locale.ROOT,
        "each bar is %s,%ngrouped by the condition that uses it most, the largest first;%n"
            + "all on one scale, '%s' from 0 to %.4g%n",
        bar,
        style.blocks() ? BLOCKS : ASCII,
        largest);
  }

  /** A condition's bars over a group of dimensions. */
  private String bars(int condition, List<Integer> group) {
    StringBuilder bars = new StringBuilder();
    for (int from = 0; from < group.size(); from += dimensionsPerBar) {
      double greatest = 0;
      for (int d : group.subList(from, Math.min(group.size(), from + dimensionsPerBar))) {
        greatest = Math.max(greatest, masks[condition][d]);
      }
      bars.append(bar(greatest).repeat(barWidth));
    }
    return bars.toString();
  }

  private String bar(double entry) {
    String ramp = style.blocks() ? BLOCKS : ASCII;
    int highest = ramp.length() - 1;
    int height = largest == 0 ? 0 : (int) Math.round(highest * entry / largest);
    return ramp.substring(height, height + 1);
  }

  private String order() {
    StringBuilder text = new StringBuilder("dimensions in that order\n");
    for (Group group : groups) {
      WrappedList dimensions = new WrappedList(padded(name(group.owner)), " ");
      group.dimensions.forEach(d -> dimensions.add(d.toString()));
      text.append(dimensions).append('\n');
    }
    return text.toString();
  }
}
