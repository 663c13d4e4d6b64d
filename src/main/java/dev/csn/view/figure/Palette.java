package dev.csn.view.figure;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Colors, dashes and markers of curves and areas: colors that readers who see some of them alike
 * can tell too (M. Okabe and K. Ito, Color Universal Design, 2008), and with each a dash and a
 * marker, so that nothing is told by color alone. The numbers of colors, dashes and markers have no
 * common factor: two names share all three only if they are 210 apart.
 */
final class Palette {
  private static final String ORANGE = "#e69f00";
  private static final String SKY = "#56b4e9";
  private static final String GREEN = "#009e73";
  private static final String YELLOW = "#f0e442";
  private static final String BLUE = "#0072b2";
  private static final String VERMILION = "#d55e00";
  private static final String PURPLE = "#cc79a7";

  /** Yellow is not seen on white, nor blue on black. */
  private static final List<String> ON_LIGHT =
      List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, "#222222");

  private static final List<String> ON_DARK =
      List.of(SKY, ORANGE, GREEN, PURPLE, YELLOW, VERMILION, "#eeeeee");

  private static final List<String> DASHES =
      List.of("solid", "dashed", "dotdash", "longdash", "twodash");

  /** Filled circle, triangle, square, diamond; plus, cross. */
  private static final List<Integer> MARKERS = List.of(16, 17, 15, 18, 3, 4);

  private Palette() {}

  /** The color of the n-th name. */
  static String color(Theme theme, int n) {
    List<String> colors = theme == Theme.LIGHT ? ON_LIGHT : ON_DARK;
    return colors.get(n % colors.size());
  }

  /** The color of each name, as the library reads it. */
  static Map<String, Object> colors(Theme theme, List<String> names) {
    return manual(names, IntStream.range(0, names.size()).mapToObj(i -> color(theme, i)).toList());
  }

  /** The dash of each name. */
  static Map<String, Object> dashes(List<String> names) {
    return manual(names, cycle(DASHES, names.size()));
  }

  /** The marker of each name. */
  static Map<String, Object> markers(List<String> names) {
    return manual(names, cycle(MARKERS, names.size()));
  }

  /** The values that names get, in their order. */
  static Map<String, Object> manual(List<String> names, List<?> values) {
    return Map.of("discrete", true, "breaks", names, "limits", names, "values", values);
  }

  private static <T> List<T> cycle(List<T> values, int n) {
    return IntStream.range(0, n).mapToObj(i -> values.get(i % values.size())).toList();
  }
}
