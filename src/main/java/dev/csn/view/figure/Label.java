package dev.csn.view.figure;

import dev.csn.view.text.LabelWidth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names from outside as labels of a figure: short enough for their place, no two alike, and without
 * what the plotting library takes for links and formulas, which {@link SvgText} puts back.
 */
final class Label {
  /** The font size of all labels, px. */
  static final double SIZE = 12;

  private Label() {}

  /**
   * Labels of names.
   *
   * @param width that there is for one, px
   */
  static List<String> of(List<String> names, double width) {
    Set<String> taken = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (String name : names) {
      String label = shortened(name, width);
      for (int i = 2; !taken.add(label); i++) {
        String number = " (" + i + ")";
        label = shortened(name, width - LabelWidth.of(number, SIZE)) + number;
      }
      labels.add(label);
    }
    return labels;
  }

  /** Labels of panels, which the library would sort by name otherwise. */
  static List<String> panels(List<String> names, double width) {
    List<String> labels = of(names, width);
    return IntStream.range(0, labels.size())
        .mapToObj(i -> SvgText.placed(i, labels.get(i)))
        .toList();
  }

  private static String shortened(String name, double width) {
    String visible = SvgText.visible(name);
    return SvgText.shielded(LabelWidth.fit(visible.isBlank() ? "' '" : visible, width, SIZE));
  }
}
