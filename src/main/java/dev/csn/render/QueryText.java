package dev.csn.render;

import dev.csn.retrieval.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A query's answer for people. */
public final class QueryText {
  private QueryText() {}

  /** The anchor, then a table of the neighbours. */
  public static String of(QueryResult result) {
    StringBuilder text = new StringBuilder();
    text.append(anchor(result.anchor())).append("\nneighbours by ").append(conditions(result));
    text.append(" in ").append(result.run()).append("\n\n");
    if (result.neighbors().isEmpty()) {
      return text.append("none: the gallery holds no other item\n").toString();
    }
    List<String> names = List.copyOf(result.neighbors().get(0).attributes().keySet());
    List<String> heading = new ArrayList<>(List.of("rank", "id", "distance"));
    heading.addAll(names);
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
    return text.append(table).toString();
  }

  private static String anchor(QueryResult.Anchor anchor) {
    if (anchor.image() != null) {
      return "anchor: " + anchor.image();
    }
    StringJoiner attributes = new StringJoiner(", ", " (", ")");
    for (Map.Entry<String, Object> attribute : anchor.attributes().entrySet()) {
      attributes.add(attribute.getKey() + " " + AttributeText.of(attribute.getValue()));
    }
    String file = anchor.file() == null ? "" : " " + anchor.file();
    return "anchor: item " + anchor.id() + file + attributes;
  }

  private static String conditions(QueryResult result) {
    if (result.conditions().size() == 1) {
      return result.conditions().keySet().iterator().next();
    }
    StringJoiner blend = new StringJoiner(" + ");
    result
        .conditions()
        .forEach((name, w) -> blend.add(String.format(Locale.ROOT, "%.2f %s", w, name)));
    return blend.toString();
  }
}
