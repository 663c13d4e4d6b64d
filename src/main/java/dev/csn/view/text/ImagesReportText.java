package dev.csn.view.text;

import dev.csn.error.OneLine;
import dev.csn.source.images.ImagesReport;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What became of a folder of images and its table, for people. */
public final class ImagesReportText {
  private static final int MOST_LINES = 20;
  private static final int MOST_CLASSES = 20;
  private static final int LONGEST_CELL = 60;

  private final StringBuilder text = new StringBuilder();
  private final Style style;

  private ImagesReportText(Style style) {
    this.style = style;
  }

  /** All of it, long lists cut: the file {@code report.json} has them whole. */
  public static String of(ImagesReport report, Style style) {
    ImagesReportText text = new ImagesReportText(style);
    text.overview(report);
    text.attributes(report.attributes());
    text.list("columns ignored", report.ignored(), c -> shown(c.column()) + ": " + c.reason());
    text.list("columns renamed", report.renamed(), c -> shown(c.column()) + " -> " + c.attribute());
    text.list("rows rejected", report.rejected(), ImagesReportText::line);
    text.list("images that no row names", report.withoutRow(), file -> file);
    text.list("copies, kept in one split", report.copies(), c -> c.file() + " = " + c.of());
    text.list("remarks", report.remarks(), remark -> remark);
    return text.text.toString();
  }

  private void overview(ImagesReport report) {
    text.append(String.format("%d rows, %d items", report.rows(), report.items()));
    List<String> kinds = new ArrayList<>();
    report.rejectedBy().forEach((kind, count) -> kinds.add(count + " " + kind));
    text.append(kinds.isEmpty() ? "" : ", rejected: " + String.join(", ", kinds)).append('\n');
    text.append("split ").append(report.split()).append(": ").append(report.splits()).append('\n');
  }

  private void attributes(List<AttributeReport> attributes) {
    TextTable table = new TextTable("attribute", "kind", "missing", "values", "how");
    for (AttributeReport attribute : attributes) {
      table.row(
          attribute.name(),
          attribute.kind(),
          attribute.missing(),
          values(attribute),
          attribute.how());
    }
    text.append('\n').append(table.in(style));
    for (AttributeReport attribute : attributes) {
      if (attribute.classes() != null) {
        text.append('\n').append(attribute.name()).append(": ").append(counts(attribute));
        text.append('\n');
      }
    }
  }

  private static String values(AttributeReport attribute) {
    if (attribute.classes() != null) {
      return String.format(
          Locale.ROOT,
          "%d classes, largest/smallest %.1f",
          attribute.classes().size(),
          attribute.imbalance());
    }
    List<String> components = new ArrayList<>();
    attribute
        .components()
        .forEach(
            c ->
                components.add(
                    String.format(
                        Locale.ROOT,
                        "%s %.4g to %.4g, mean %.4g, scale %.4g",
                        c.name(),
                        c.least(),
                        c.greatest(),
                        c.mean(),
                        c.scale())));
    return String.join("; ", components);
  }

  /** The largest classes; levels in their own order, of which there are few. */
  private static String counts(AttributeReport attribute) {
    List<Map.Entry<String, Integer>> classes = new ArrayList<>(attribute.classes().entrySet());
    if (classes.size() > MOST_CLASSES) {
      classes.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
    }
    List<String> shown = new ArrayList<>();
    int rest = 0;
    for (int i = 0; i < classes.size(); i++) {
      if (i < MOST_CLASSES) {
        shown.add(shown(classes.get(i).getKey()) + " " + classes.get(i).getValue());
      } else {
        rest += classes.get(i).getValue();
      }
    }
    String joined = String.join(", ", shown);
    return classes.size() > MOST_CLASSES
        ? joined + ", " + (classes.size() - MOST_CLASSES) + " others " + rest
        : joined;
  }

  private static String shown(String cell) {
    return OneLine.of(cell, LONGEST_CELL);
  }

  private static String line(Rejection rejection) {
    return "line "
        + rejection.line()
        + " '"
        + OneLine.of(rejection.file())
        + "': "
        + rejection.reason();
  }

  private <T> void list(String title, List<T> entries, Function<T, String> line) {
    if (entries.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append(" (").append(entries.size()).append("):\n");
    entries.stream()
        .limit(MOST_LINES)
        .forEach(entry -> text.append("  ").append(line.apply(entry)).append('\n'));
    if (entries.size() > MOST_LINES) {
      text.append("  ... all in report.json\n");
    }
  }
}
