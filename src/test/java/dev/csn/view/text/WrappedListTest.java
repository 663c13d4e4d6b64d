package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedListTest {
  @Test
  void whatFitsIsOneLine() {
    assertEquals("by a + b", new WrappedList("by ", " + ").add("a").add("b").toString());
    assertEquals("by ", new WrappedList("by ", " + ").toString());
  }

  @Test
  void linesBreakAfterASeparatorAndKeepToTheWidth() {
    WrappedList list = new WrappedList("all: ", ", ");
    assertTrue(list.isEmpty());
    for (int i = 100; i < 160; i++) {
      list.add("n" + i);
    }
    assertFalse(list.isEmpty());
    List<String> lines = list.toString().lines().toList();
    assertEquals(4, lines.size());
    assertTrue(
        lines.stream().allMatch(line -> line.length() <= WrappedList.WIDTH), list.toString());
    assertTrue(lines.get(0).endsWith("n115,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("  n116, n117"), lines.get(1));
  }

  @Test
  void anEntryTooLongForALineIsALine() {
    String entry = "x".repeat(120);
    assertEquals("a,\n  " + entry + ",\n  b", list("a", entry, "b"));
  }

  private static String list(String... entries) {
    WrappedList list = new WrappedList("", ", ");
    for (String entry : entries) {
      list.add(entry);
    }
    return list.toString();
  }
}
