package dev.csn.view.text;

import dev.csn.search.QueryAnswer;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remarks on anchors of which it is not known what they are asked by. */
public final class UnknownAnchors {
  private static final int SHOWN = 10;

  private UnknownAnchors() {}

  /** A line for each condition that such anchors are asked by. */
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
    String shown = ids.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    String items =
        ids.size() == 1
            ? "item " + shown
            : ids.size() + " items (" + shown + (ids.size() > SHOWN ? ", ...)" : ")");
    return items
        + (ids.size() == 1 ? " has" : " have")
        + " no value of "
        + condition
        + ": neighbours by it rest on the image alone, nothing tells whether they are right";
  }
}
