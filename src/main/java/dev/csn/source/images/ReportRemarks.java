package dev.csn.source.images;

import dev.csn.source.folder.ImageFolder;
import dev.csn.source.folder.RejectionKind;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Remarks on probable mistakes that the report's figures do not show. */
final class ReportRemarks {
  // At 20 to 1, a condition is mostly about its largest class.
  private static final double MIN_IMBALANCE = 20;

  private ReportRemarks() {}

  /** Remarks on the attributes. */
  static List<String> of(List<AttributeReport> attributes, SplitPolicy splits, int copies) {
    List<String> remarks = new ArrayList<>();
    if (attributes.size() == 1) {
      remarks.add("one condition only: its mask has nothing to be told apart from");
    }
    for (AttributeReport attribute : attributes) {
      Map<String, Integer> classes = attribute.classes();
      if (classes == null) {
        continue;
      }
      addClasses(attribute, classes, remarks);
      if (splits.column() == null && splits.group() == null) {
        int known = classes.values().stream().mapToInt(n -> n).sum();
        TripletCheck.smallClasses(classes.size(), known)
            .ifPresent(
                small ->
                    remarks.add(
                        String.format(
                            "%s: %s; if it says what belongs together, such as a person, rather"
                                + " than what is similar: --group-column '%s'",
                            attribute.name(), small, attribute.columns().get(0))));
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

  private static void addClasses(
      AttributeReport attribute, Map<String, Integer> classes, List<String> remarks) {
    Map<String, String> folded = new HashMap<>();
    for (String label : classes.keySet()) {
      String other = folded.putIfAbsent(label.toLowerCase(Locale.ROOT), label);
      if (other != null) {
        remarks.add(
            String.format("%s: '%s' and '%s' are two classes", attribute.name(), other, label));
      }
    }
    Integer single = attribute.single();
    if (single != null && single > 0) {
      remarks.add(
          String.format(
              "%s: %d of %d classes have one item, which is never a positive",
              attribute.name(), single, classes.size()));
    }
    Double imbalance = attribute.imbalance();
    if (imbalance != null && imbalance >= MIN_IMBALANCE) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: the largest class has %.0f times as many items as the smallest; sampling"
                  + " balanced (training.sampling) draws them alike",
              attribute.name(),
              imbalance));
    }
  }

  /** Remarks on parts of the table that may have another meaning. */
  static List<String> of(Table table, TableSchema schema) {
    List<String> remarks = new ArrayList<>();
    table.shortRows().ifPresent(remarks::add);
    for (AttributeSpec spec : schema.attributes()) {
      boolean labeled = spec.type().isLabeled();
      for (int column : spec.columns()) {
        String heading = table.header().get(column);
        String remark = labeled ? null : table.numerals(column).remark();
        if (remark != null) {
          remarks.add(heading + ": " + remark);
        }
        if (heading.equals(Table.unnamed(column))) {
          remarks.add(heading + ": has no heading; is the table's first line its header?");
        }
        if (labeled && SplitColumn.splits(table, column).size() > 1) {
          remarks.add(
              String.format(
                  "%1$s: its values are names of splits; maybe --split-column '%1$s'", heading));
        }
        if (labeled && SplitColumn.hasHeading(table, column)) {
          SplitColumn.firstOther(table, column)
              .ifPresent(row -> remarks.add(noSplit(table, row, column)));
        }
      }
    }
    return remarks;
  }

  private static String noSplit(Table table, int row, int column) {
    return String.format(
        "%1$s: '%2$s' (line %3$d) is not a split; maybe replace it by train, validation or test and"
            + " use --split-column '%1$s', or ignore the column: --types with {\"%1$s\":"
            + " \"ignore\"}",
        table.header().get(column), table.shown(row, column), table.line(row));
  }

  /** Remarks on files that were not found. */
  static List<String> of(ImageFolder folder, List<Rejection> rejected) {
    return folder.links().isEmpty()
            || rejected.stream().noneMatch(r -> r.kind() == RejectionKind.MISSING)
        ? List.of()
        : List.of("links to directories are not followed: " + folder.links());
  }
}
