package dev.csn.view.text;

import dev.csn.search.QueryResult;
import dev.csn.search.QueryResults;
import java.util.List;
import java.util.Locale;

/** Many queries' answers for people: a paragraph each. */
public final class QueriesText {
  private QueriesText() {}

  /**
   * The anchors, each with its neighbours' ids and distances, and for the classes asked for whether
   * they are the anchor's.
   */
  public static String of(QueryResults results, Style style) {
    int count = results.results().size();
    StringBuilder text = new StringBuilder();
    text.append(count).append(count == 1 ? " query in " : " queries in ").append(results.run());
    text.append(": each item's neighbours, id and distance, the nearest first\n");
    if (results.results().stream().anyMatch(result -> !marked(result).isEmpty())) {
      text.append(Mark.legend(style)).append('\n');
    }
    for (QueryResult result : results.results()) {
      text.append('\n').append(paragraph(result, style)).append('\n');
    }
    return text.toString();
  }

  /** The conditions whose attributes have classes. */
  private static List<String> marked(QueryResult result) {
    return result.conditions().keySet().stream().filter(result.categorical()::contains).toList();
  }

  private static String paragraph(QueryResult result, Style style) {
    String anchor = style.heading("item " + result.anchor().id());
    String file = result.anchor().file() == null ? "" : " " + result.anchor().file();
    String heading = anchor + file + QueryText.blend(" by ", result) + "\n  ";
    if (result.neighbors().isEmpty()) {
      return heading + "none: the gallery holds no other such item";
    }
    List<String> marked = marked(result);
    Wrapped neighbors = new Wrapped("", ", ");
    for (QueryResult.RankedItem item : result.neighbors()) {
      String plain = String.format(Locale.ROOT, "%d %.4f", item.id(), item.distance());
      StringBuilder entry = new StringBuilder(plain);
      if (!marked.isEmpty()) {
        entry.append(' ');
      }
      for (String name : marked) {
        Object of = result.anchor().attributes().get(name);
        entry.append(Mark.of(of, item.attributes().get(name)).in(style));
      }
      int width = plain.length() + (marked.isEmpty() ? 0 : 1 + marked.size());
      neighbors.add(entry.toString(), width);
    }
    return heading + neighbors;
  }
}
