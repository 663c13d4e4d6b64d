package dev.csn.dataset.images;

import dev.csn.dataset.images.ImagesReport.AttributeReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands nowhere in the figures, or is easily overlooked there. */
final class Remarks {
  /** From here on, a condition is mostly about its largest class. */
  private static final double IMBALANCED = 20;

  private Remarks() {}

  static List<String> of(List<AttributeReport> attributes, ImagesConfig config, int copies) {
    List<String> remarks = new ArrayList<>();
    if (attributes.size() == 1) {
      remarks.add("one condition only: its mask has nothing to be told apart from");
    }
    for (AttributeReport attribute : attributes) {
      if (attribute.classes() != null) {
        ofClasses(attribute, remarks);
      }
    }
    if (copies > 0 && config.splits().column() != null) {
      remarks.add(
          copies
              + " files are copies of others, maybe across the given splits, which makes held-out"
              + " figures better than they are");
    }
    return remarks;
  }

  private static void ofClasses(AttributeReport attribute, List<String> remarks) {
    Map<String, String> folded = new HashMap<>();
    for (String label : attribute.classes().keySet()) {
      String other = folded.putIfAbsent(label.toLowerCase(Locale.ROOT), label);
      if (other != null) {
        remarks.add(
            String.format("%s: '%s' and '%s' are two classes", attribute.name(), other, label));
      }
    }
    if (attribute.single() > 0) {
      remarks.add(
          String.format(
              "%s: %d of %d classes have one item, which is never a positive",
              attribute.name(), attribute.single(), attribute.classes().size()));
    }
    if (attribute.imbalance() >= IMBALANCED) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: the largest class has %.0f times as many items as the smallest; sampling balanced"
                  + " (training.sampling) draws them alike",
              attribute.name(),
              attribute.imbalance()));
    }
  }
}
