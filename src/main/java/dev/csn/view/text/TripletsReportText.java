package dev.csn.view.text;

import dev.csn.source.triplets.TripletsReport;
import dev.csn.source.triplets.TripletsReport.RejectedImage;
import java.util.List;

/** Prints the report on given triplets. */
public final class TripletsReportText {
  /** A list that fits on a screen; the JSON has all rejected images. */
  private static final int MAX_REJECTED = 10;

  private TripletsReportText() {}

  /** The counts, the first rejected images, and the remarks. */
  public static String of(TripletsReport report, Style style) {
    StringBuilder text = new StringBuilder();
    List<RejectedImage> rejected = report.rejected();
    text.append(
        String.format(
            "%d images named, %d items, %d in no triplet, %d named twice, %d rejected%n%n",
            report.images(),
            report.items(),
            report.inNoTriplet(),
            report.copies(),
            rejected.size()));
    TextTable table =
        new TextTable("condition", "split", "triplets", "kept", "without image", "across splits");
    report
        .triplets()
        .forEach(
            (condition, counts) ->
                counts.forEach(
                    (split, count) ->
                        table.row(
                            condition,
                            split,
                            count.given(),
                            count.kept(),
                            count.withoutImage(),
                            count.acrossSplits())));
    text.append(table.in(style));
    if (!rejected.isEmpty()) {
      text.append("\nrejected\n");
      TextTable reasons = new TextTable("file", "reason");
      rejected.stream()
          .limit(MAX_REJECTED)
          .forEach(image -> reasons.row(image.file(), image.reason()));
      text.append(reasons.in(style));
      if (rejected.size() > MAX_REJECTED) {
        text.append("and ").append(rejected.size() - MAX_REJECTED).append(" more: --format json\n");
      }
    }
    if (!report.remarks().isEmpty()) {
      text.append("\nremarks\n");
      report.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
    }
    return text.toString();
  }
}
