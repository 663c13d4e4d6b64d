package dev.csn.render;

import dev.csn.retrieval.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A query's answer for people. */
public final class QueryText {
  /** What rank, id and distance take of a line. */
  private static final int OTHER_COLUMNS = 22;

  private QueryText() {}

  /** The anchor, then a table of the neighbours. */
  public static String of(QueryResult result) {
    StringBuilder text = new StringBuilder();
    text.append(anchor(result.anchor())).append('\n');
    text.append(blend("neighbours by ", result));
    text.append(" in ").append(result.run()).append("\n\n");
    if (result.neighbors().isEmpty()) {
      return text.append("none: the gallery holds no other item\n").toString();
    }
    ShownAttributes attributes =
        new ShownAttributes(result, result.neighbors().get(0).attributes().keySet());
    List<String> names = attributes.fitting(OTHER_COLUMNS, result.neighbors());
    List<String> heading = new ArrayList<>(List.of("rank", "id", "distance"));
    names.forEach(name -> heading.add(attributes.heading(name)));
    boolean haveFiles = result.neighbors().get(0).file() != null;
    if (haveFiles) {
      heading.add("file");
    }
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (QueryResult.RankedItem item : result.neighbors()) {
      List<Object> row =
          new ArrayList<>(
              List.of(item.rank(), item.id(), String.format(Locale.ROOT, "%.4f", item.distance())));
      names.forEach(name -> row.add(AttributeText.of(item.attributes().get(name))));
      if (haveFiles) {
        row.add(item.file());
      }
      table.row(row.toArray());
    }
    text.append(table);
    List<String> others = attributes.without(names);
    if (!others.isEmpty()) {
      Wrapped left = new Wrapped("\nnot shown, but in --format json: ", ", ");
      others.forEach(left::add);
      text.append(left).append('\n');
    }
    return text.toString();
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

  private static String blend(String by, QueryResult result) {
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
