package dev.csn.view.text;

import dev.csn.search.QueryAnswer;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints answers to queries: a table for one query, a paragraph each for many. */
public final class QueryText {
  /** Width of the columns of rank, id and distance. */
  private static final int OTHER_COLUMNS = 22;

  /** Width of a column of marks. */
  private static final int MARK_COLUMN = 3;

  /** Anchors that a remark names; more would make it unreadable. */
  private static final int MAX_ANCHORS = 10;

  private final QueryResult result;
  private final List<String> marked;

  private QueryText(QueryResult result) {
    this.result = result;
    this.marked = result.anchor().attributes() == null ? List.of() : marked(result);
  }

  /**
   * The anchor, then a table of the neighbors. A categorical condition marks whether each neighbor
   * has the anchor's class.
   */
  public static String of(QueryResult result, Style style) {
    return new QueryText(result).in(style);
  }

  private String in(Style style) {
    StringBuilder text = new StringBuilder();
    text.append(anchor(result.anchor())).append('\n');
    text.append(blend("neighbors by ", result));
    text.append(" in ").append(result.run()).append("\n");
    if (result.neighbors().isEmpty()) {
      return text.append("\nnone: the gallery holds no other such item\n").toString();
    }
    if (!marked.isEmpty()) {
      text.append(Mark.legend(style)).append('\n');
    }
    AttributeSelection attributes =
        new AttributeSelection(result, result.neighbors().get(0).attributes().keySet());
    List<String> names =
        attributes.fitting(OTHER_COLUMNS + MARK_COLUMN * marked.size(), result.neighbors());
    text.append('\n').append(table(attributes, names).in(style));
    List<String> others = attributes.without(names);
    if (!others.isEmpty()) {
      WrappedList left = new WrappedList("\nnot shown, but in --format json: ", ", ");
      others.forEach(left::add);
      text.append(left).append('\n');
    }
    return text.toString();
  }

  private TextTable table(AttributeSelection attributes, List<String> names) {
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
          new ArrayList<>(List.of(item.rank(), item.id(), Format.fixed(item.distance(), 4)));
      for (String name : names) {
        row.add(Format.attribute(item.attributes().get(name)));
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
    return Mark.of(attributes(result.anchor()).get(name), attributes.get(name));
  }

  /** Title of a picture of the answer, on one line. */
  public static String title(QueryResult result) {
    QueryResult.Anchor anchor = result.anchor();
    String of = anchor.image() == null ? "item " + anchor.id() : anchor.image();
    return blend("neighbors of " + of + " by ", result).replaceAll("\\s+", " ");
  }

  /** The anchor's attributes, none for an image file. */
  static Map<String, Object> attributes(QueryResult.Anchor anchor) {
    return anchor.attributes() == null ? Map.of() : anchor.attributes();
  }

  private static String anchor(QueryResult.Anchor anchor) {
    if (anchor.image() != null) {
      return "anchor: " + anchor.image();
    }
    String file = anchor.file() == null ? "" : " " + anchor.file();
    WrappedList attributes = new WrappedList("anchor: item " + anchor.id() + file + " (", ", ");
    attributes(anchor).forEach((name, v) -> attributes.add(name + " " + Format.attribute(v)));
    return attributes + ")";
  }

  /** The conditions of the query and their weights. */
  private static String blend(String by, QueryResult result) {
    if (result.conditions().size() == 1) {
      return by + result.conditions().keySet().iterator().next();
    }
    WrappedList blend = new WrappedList(by, " + ");
    result.conditions().forEach((name, w) -> blend.add(Format.fixed(w, 2) + " " + name));
    return blend.toString();
  }

  /**
   * The anchors, each with its neighbors' ids and distances. A categorical condition marks whether
   * each neighbor has the anchor's class.
   */
  public static String of(QueryResults results, Style style) {
    int count = results.results().size();
    StringBuilder text = new StringBuilder();
    text.append(count).append(count == 1 ? " query in " : " queries in ").append(results.run());
    text.append(": each item's neighbors, id and distance, the nearest first\n");
    if (results.results().stream().anyMatch(result -> !marked(result).isEmpty())) {
      text.append(Mark.legend(style)).append('\n');
    }
    for (QueryResult result : results.results()) {
      text.append('\n').append(paragraph(result, style)).append('\n');
    }
    return text.toString();
  }

  private static String paragraph(QueryResult result, Style style) {
    String anchor = style.heading("item " + result.anchor().id());
    String file = result.anchor().file() == null ? "" : " " + result.anchor().file();
    String heading = anchor + file + blend(" by ", result) + "\n  ";
    if (result.neighbors().isEmpty()) {
      return heading + "none: the gallery holds no other such item";
    }
    List<String> marked = marked(result);
    WrappedList neighbors = new WrappedList("", ", ");
    for (QueryResult.RankedItem item : result.neighbors()) {
      String plain = item.id() + " " + Format.fixed(item.distance(), 4);
      StringBuilder entry = new StringBuilder(plain);
      if (!marked.isEmpty()) {
        entry.append(' ');
      }
      for (String name : marked) {
        Object own = attributes(result.anchor()).get(name);
        entry.append(Mark.of(own, item.attributes().get(name)).in(style));
      }
      int width = plain.length() + (marked.isEmpty() ? 0 : 1 + marked.size());
      neighbors.add(entry.toString(), width);
    }
    return heading + neighbors;
  }

  /** The conditions of categorical attributes. */
  private static List<String> marked(QueryResult result) {
    return result.conditions().keySet().stream().filter(result.categorical()::contains).toList();
  }

  /** Remarks on conditions whose attribute is unknown for an anchor, one each. */
  public static List<String> remarks(QueryAnswer answer) {
    List<QueryResult> results =
        answer instanceof QueryResults many ? many.results() : List.of((QueryResult) answer);
    Map<String, Set<Integer>> anchors = new LinkedHashMap<>();
    for (QueryResult result : results) {
      for (String condition : result.unknown()) {
        anchors.computeIfAbsent(condition, c -> new TreeSet<>()).add(result.anchor().id());
      }
    }
    return anchors.entrySet().stream().map(e -> remark(e.getKey(), e.getValue())).toList();
  }

  private static String remark(String condition, Set<Integer> ids) {
    String shown =
        ids.stream().limit(MAX_ANCHORS).map(String::valueOf).collect(Collectors.joining(", "));
    String items =
        ids.size() == 1
            ? "item " + shown
            : ids.size() + " items (" + shown + (ids.size() > MAX_ANCHORS ? ", ...)" : ")");
    return items
        + (ids.size() == 1 ? " has" : " have")
        + " no value of "
        + condition
        + ": neighbors by it rest on the image alone, nothing tells whether they are right";
  }
}
