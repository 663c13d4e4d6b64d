package dev.csn.source.fonts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each font a label of its own: its name, and a number where another has the same. */
final class FontLabels {
  private FontLabels() {}

  static List<String> of(List<UsableFont> fonts) {
    Set<String> labels = new HashSet<>();
    List<String> inOrder = new ArrayList<>();
    for (UsableFont font : fonts) {
      String label = font.name();
      for (int n = 2; !labels.add(label); n++) {
        label = font.name() + " (" + n + ")";
      }
      inOrder.add(label);
    }
    return inOrder;
  }
}
