package dev.csn.view.text;

import dev.csn.source.triplets.TripletsReport;
import dev.csn.source.triplets.TripletsReport.Count;
import dev.csn.source.triplets.TripletsReport.RejectedImage;
import java.util.List;

/** What became of given triplets, for people. */
public final class TripletsReportText {
  /** Lines of rejected images; the rest is in the JSON. */
  private static final int SHOWN = 10;

  private TripletsReportText() {}

  /** The counts, then the first of the images that could not be had. */
  public static String of(TripletsReport report, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%d images named, %d items, %d in no triplet, %d named twice, %d rejected%n%n",
            report.images(),
            report.items(),
            report.inNoTriplet(),
            report.copies(),
            report.rejected().size()));
    TextTable table =
        new TextTable("condition", "split", "triplets", "kept", "without image", "across splits");
    report
        .triplets()
        .forEach(
            (condition, bySplit) ->
                bySplit.forEach(
                    (split, count) -> table.row(row(condition, split, count).toArray())));
    text.append(table.in(style));
    List<RejectedImage> rejected = report.rejected();
    if (!rejected.isEmpty()) {
      text.append("\nrejected\n");
      TextTable reasons = new TextTable("file", "reason");
      rejected.stream().limit(SHOWN).forEach(image -> reasons.row(image.file(), image.reason()));
      text.append(reasons.in(style));
      if (rejected.size() > SHOWN) {
        text.append("and ").append(rejected.size() - SHOWN).append(" more: --format json\n");
      }
    }
    if (!report.remarks().isEmpty()) {
      text.append("\nremarks\n");
      report.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
    }
    return text.toString();
  }

  private static List<Object> row(String condition, String split, Count count) {
    return List.of(
        condition, split, count.given(), count.kept(), count.withoutImage(), count.acrossSplits());
  }
}
