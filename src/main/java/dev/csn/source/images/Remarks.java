package dev.csn.source.images;

import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.Rejection;
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

  /** About the attributes. */
  static List<String> of(List<AttributeReport> attributes, SplitPolicy splits, int copies) {
    List<String> remarks = new ArrayList<>();
    if (attributes.size() == 1) {
      remarks.add("one condition only: its mask has nothing to be told apart from");
    }
    for (AttributeReport attribute : attributes) {
      if (attribute.classes() != null) {
        ofClasses(attribute, remarks);
        int known = attribute.classes().values().stream().mapToInt(n -> n).sum();
        String fine = Trainable.fine(attribute.classes().size(), known);
        if (fine != null && splits.column() == null && splits.group() == null) {
          remarks.add(
              attribute.name()
                  + ": "
                  + fine
                  + "; if it says what belongs together, such as a person, rather than what is"
                  + " similar: --group-column '"
                  + attribute.columns().get(0)
                  + "'");
        }
      }
    }
    if (copies > 0 && splits.column() != null) {
      remarks.add(
          copies
              + " files are copies of others, maybe across the given splits, which makes held-out"
              + " figures better than they are");
    }
    return remarks;
  }

  /** About what may be meant otherwise in the table. */
  static List<String> of(Table table, AttributePlan plan) {
    List<String> remarks = new ArrayList<>();
    if (table.shortRows() != null) {
      remarks.add(table.shortRows());
    }
    for (PlannedAttribute attribute : plan.attributes()) {
      for (int column : attribute.columns()) {
        String heading = table.header().get(column);
        if (!attribute.labelled() && table.numerals(column).remark() != null) {
          remarks.add(heading + ": " + table.numerals(column).remark());
        }
        if (heading.equals(Table.unnamed(column))) {
          remarks.add(heading + ": has no heading; is the table's first line its header?");
        }
        if (attribute.labelled() && GivenSplit.splits(table, column).size() > 1) {
          remarks.add(
              String.format(
                  "%1$s: its values are names of splits; if they are meant: --split-column '%1$s'",
                  heading));
        }
        if (attribute.labelled() && GivenSplit.hasHeading(table, column)) {
          GivenSplit.firstOther(table, column)
              .ifPresent(row -> remarks.add(namesNoSplit(table, row, column)));
        }
      }
    }
    return remarks;
  }

  /** Of a column that is called after splits and became a condition. */
  private static String namesNoSplit(Table table, int row, int column) {
    return String.format(
        "%1$s: '%2$s' (line %3$d) is none of train, validation and test; if the column gives the"
            + " splits, write these and: --split-column '%1$s'; if it says nothing of the images:"
            + " --types with {\"%1$s\": \"ignore\"}",
        table.header().get(column), table.shown(row, column), table.line(row));
  }

  /** About what was not found. */
  static List<String> of(ImageFolder folder, List<Rejection> rejected) {
    return folder.links().isEmpty()
            || rejected.stream().noneMatch(r -> r.kind() == ImagesReport.Reason.MISSING)
        ? List.of()
        : List.of("links to directories are not followed: " + folder.links());
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
              "%s: the largest class has %.0f times as many items as the smallest; sampling"
                  + " balanced (training.sampling) draws them alike",
              attribute.name(),
              attribute.imbalance()));
    }
  }
}
