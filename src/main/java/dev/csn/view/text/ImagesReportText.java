package dev.csn.view.text;

import static java.util.stream.Collectors.joining;

import dev.csn.error.OneLine;
import dev.csn.source.images.ImagesReport;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.ComponentReport;
import dev.csn.source.images.ImagesReport.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Prints the report on a folder of images and its table. Long lists are cut. */
public final class ImagesReportText {
  /** A list that fills a screen; report.json has the lists whole. */
  private static final int MAX_LINES = 20;

  /** Classes that fill about two lines; report.json has all of them. */
  private static final int MAX_CLASSES = 20;

  /** Characters of a cell: a label may be a whole sentence. */
  private static final int MAX_CELL = 60;

  private final StringBuilder text = new StringBuilder();

  private ImagesReportText() {}

  public static String of(ImagesReport report, Style style) {
    ImagesReportText text = new ImagesReportText();
    text.overview(report);
    text.attributes(report.attributes(), style);
    text.list("columns ignored", report.ignored(), c -> shown(c.column()) + ": " + c.reason());
    text.list("columns renamed", report.renamed(), c -> shown(c.column()) + " -> " + c.attribute());
    text.list("rows rejected", report.rejected(), ImagesReportText::line);
    text.list("images that no row names", report.withoutRow(), file -> file);
    text.list("copies, kept in one split", report.copies(), c -> c.file() + " = " + c.of());
    text.list("remarks", report.remarks(), remark -> remark);
    return text.text.toString();
  }

  private void overview(ImagesReport report) {
    List<String> kinds = new ArrayList<>();
    report.rejectedBy().forEach((kind, count) -> kinds.add(count + " " + kind));
    String rejected = kinds.isEmpty() ? "" : ", rejected: " + String.join(", ", kinds);
    text.append(String.format("%d rows, %d items%s\n", report.rows(), report.items(), rejected));
    text.append("split ").append(report.split()).append(": ").append(report.splits()).append('\n');
  }

  private void attributes(List<AttributeReport> attributes, Style style) {
    TextTable table = new TextTable("attribute", "kind", "missing", "values", "how");
    attributes.forEach(a -> table.row(a.name(), a.kind(), a.missing(), values(a), a.how()));
    text.append('\n').append(table.in(style));
    for (AttributeReport attribute : attributes) {
      if (attribute.classes() != null) {
        text.append('\n').append(attribute.name()).append(": ");
        text.append(counts(attribute.classes())).append('\n');
      }
    }
  }

  private static String values(AttributeReport attribute) {
    Map<String, Integer> classes = attribute.classes();
    if (classes != null) {
      return String.format(
          Locale.ROOT, "%d classes, largest/smallest %.1f", classes.size(), attribute.imbalance());
    }
    return Objects.requireNonNull(attribute.components()).stream()
        .map(ImagesReportText::component)
        .collect(joining("; "));
  }

  private static String component(ComponentReport c) {
    return String.format(
        Locale.ROOT,
        "%s %.4g to %.4g, mean %.4g, scale %.4g",
        c.name(),
        c.least(),
        c.greatest(),
        c.mean(),
        c.scale());
  }

  /** The largest classes with their items; few classes, such as levels, in their own order. */
  private static String counts(Map<String, Integer> items) {
    List<Map.Entry<String, Integer>> classes = new ArrayList<>(items.entrySet());
    int others = classes.size() - MAX_CLASSES;
    if (others > 0) {
      classes.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
    }
    String largest =
        classes.stream()
            .limit(MAX_CLASSES)
            .map(entry -> shown(entry.getKey()) + " " + entry.getValue())
            .collect(joining(", "));
    int rest = classes.stream().skip(MAX_CLASSES).mapToInt(Map.Entry::getValue).sum();
    return others > 0 ? largest + ", " + others + " others " + rest : largest;
  }

  private static String shown(String cell) {
    return OneLine.of(cell, MAX_CELL);
  }

  private static String line(Rejection rejection) {
    String file = OneLine.of(rejection.file());
    return String.format("line %d '%s': %s", rejection.line(), file, rejection.reason());
  }

  private <T> void list(String title, List<T> entries, Function<T, String> line) {
    if (entries.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append(" (").append(entries.size()).append("):\n");
    entries.stream()
        .limit(MAX_LINES)
        .forEach(entry -> text.append("  ").append(line.apply(entry)).append('\n'));
    if (entries.size() > MAX_LINES) {
      text.append("  ... all in report.json\n");
    }
  }
}
