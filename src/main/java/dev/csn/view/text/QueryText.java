package dev.csn.view.text;

import dev.csn.search.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A query's answer for people. */
public final class QueryText {
  /** What rank, id and distance take of a line. */
  private static final int OTHER_COLUMNS = 22;

  /** What a column of marks takes. */
  private static final int MARK_COLUMN = 3;

  private final QueryResult result;
  private final List<String> marked;

  private QueryText(QueryResult result) {
    this.result = result;
    this.marked =
        result.anchor().attributes() == null
            ? List.of()
            : result.conditions().keySet().stream().filter(result.categorical()::contains).toList();
  }

  /**
   * The anchor, then a table of the neighbours; of those asked for by a class, whether it is the
   * anchor's.
   */
  public static String of(QueryResult result, Style style) {
    return new QueryText(result).in(style);
  }

  private String in(Style style) {
    StringBuilder text = new StringBuilder();
    text.append(anchor(result.anchor())).append('\n');
    text.append(blend("neighbours by ", result));
    text.append(" in ").append(result.run()).append("\n");
    if (result.neighbors().isEmpty()) {
      return text.append("\nnone: the gallery holds no other such item\n").toString();
    }
    if (!marked.isEmpty()) {
      text.append(Mark.legend(style)).append('\n');
    }
    ShownAttributes attributes =
        new ShownAttributes(result, result.neighbors().get(0).attributes().keySet());
    List<String> names =
        attributes.fitting(OTHER_COLUMNS + MARK_COLUMN * marked.size(), result.neighbors());
    text.append('\n').append(table(attributes, names).in(style));
    List<String> others = attributes.without(names);
    if (!others.isEmpty()) {
      Wrapped left = new Wrapped("\nnot shown, but in --format json: ", ", ");
      others.forEach(left::add);
      text.append(left).append('\n');
    }
    return text.toString();
  }

  private TextTable table(ShownAttributes attributes, List<String> names) {
    List<String> heading = new ArrayList<>(List.of("rank", "id", "distance"));
    for (String name : names) {
      heading.add(attributes.heading(name));
      if (marked.contains(name)) {
        heading.add("");
      }
    }
    boolean haveFiles = result.neighbors().get(0).file() != null;
    if (haveFiles) {
      heading.add("file");
    }
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (QueryResult.RankedItem item : result.neighbors()) {
      List<Object> row =
          new ArrayList<>(
              List.of(item.rank(), item.id(), String.format(Locale.ROOT, "%.4f", item.distance())));
      for (String name : names) {
        row.add(AttributeText.of(item.attributes().get(name)));
        if (marked.contains(name)) {
          row.add(mark(name, item.attributes()));
        }
      }
      if (haveFiles) {
        row.add(item.file());
      }
      table.row(row.toArray());
    }
    return table;
  }

  private Mark mark(String name, Map<String, Object> attributes) {
    return Mark.of(result.anchor().attributes().get(name), attributes.get(name));
  }

  /** What a picture of the answer shows, in one line. */
  public static String title(QueryResult result) {
    QueryResult.Anchor anchor = result.anchor();
    String of = anchor.image() == null ? "item " + anchor.id() : anchor.image();
    return blend("neighbours of " + of + " by ", result).replaceAll("\\s+", " ");
  }

  private static String anchor(QueryResult.Anchor anchor) {
    if (anchor.image() != null) {
      return "anchor: " + anchor.image();
    }
    String file = anchor.file() == null ? "" : " " + anchor.file();
    Wrapped attributes = new Wrapped("anchor: item " + anchor.id() + file + " (", ", ");
    anchor.attributes().forEach((name, v) -> attributes.add(name + " " + AttributeText.of(v)));
    return attributes + ")";
  }

  /** Which conditions were asked for. */
  static String blend(String by, QueryResult result) {
    if (result.conditions().size() == 1) {
      return by + result.conditions().keySet().iterator().next();
    }
    Wrapped blend = new Wrapped(by, " + ");
    result
        .conditions()
        .forEach((name, w) -> blend.add(String.format(Locale.ROOT, "%.2f %s", w, name)));
    return blend.toString();
  }
}
