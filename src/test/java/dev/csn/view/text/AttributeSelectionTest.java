package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.search.QueryResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributeSelectionTest {
  private static QueryResult asking(List<String> attributes, int length, String... conditions) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach(name -> values.put(name, "v".repeat(length)));
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String condition : conditions) {
      weights.put(condition, 1.0 / conditions.length);
    }
    return new QueryResult(
        "run",
        QueryResult.Anchor.ofImage("a.png"),
        weights,
        List.of(new QueryResult.RankedItem(1, 7, null, 0.5, values)),
        Set.of());
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  @Test
  void fewAttributesAreAllShownInTheirOrder() {
    List<String> four = names(4);
    QueryResult result = asking(four, 60, "n3");
    AttributeSelection shown = new AttributeSelection(result, four);
    assertEquals(four, shown.few());
    assertEquals(four, shown.fitting(20, result.neighbors()));
    assertEquals(List.of(), shown.without(four));
  }

  @Test
  void ofManyThoseAskedForComeFirstAndOthersWhileTheyFit() {
    List<String> twelve = names(12);
    QueryResult result = asking(twelve, 18, "n7", "n2");
    AttributeSelection shown = new AttributeSelection(result, twelve);
    assertEquals(List.of("n7", "n2", "n0", "n1"), shown.few());
    // Each takes 20 columns of the 80 left.
    assertEquals(List.of("n7", "n2", "n0", "n1"), shown.fitting(20, result.neighbors()));
    assertEquals(List.of("n7", "n2", "n0"), shown.fitting(21, result.neighbors()));
    assertEquals(9, shown.without(List.of("n7", "n2", "n0")).size());
  }

  @Test
  void allThatWereAskedForAreShownHoweverLong() {
    List<String> six = names(6);
    QueryResult result = asking(six, 30, "n5", "n4", "n3", "n2", "n1");
    AttributeSelection shown = new AttributeSelection(result, six);
    List<String> asked = List.of("n5", "n4", "n3", "n2", "n1");
    assertEquals(asked, shown.few());
    assertEquals(asked, shown.fitting(20, result.neighbors()));
  }

  @Test
  void headingsOfManyShareALine() {
    List<String> names =
        List.of("length-of-the-heel", "b", "c", "d", "a-name-that-is-rather-long-for-one");
    AttributeSelection one = new AttributeSelection(asking(names, 1, "b"), names);
    assertEquals(names.get(4), one.heading(names.get(4)));
    AttributeSelection all =
        new AttributeSelection(asking(names, 1, names.toArray(String[]::new)), names);
    assertEquals("lengt..-heel", all.heading(names.get(0)));
    assertTrue(all.heading(names.get(0)).length() <= 12);
    assertEquals("b", all.heading("b"));
  }
}
