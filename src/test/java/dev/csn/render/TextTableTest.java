package dev.csn.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void numbersAlignRightWithTheirHeadingsAndWordsLeft() {
    TextTable table = new TextTable("name", "count", "share");
    table.row("color", 7, "0.5").row("a", 12345, "-0.25").row("digit", 3, "-");
    assertEquals(
        """
        name   count  share
        color      7    0.5
        a      12345  -0.25
        digit      3      -
        """,
        table.toString());
  }

  @Test
  void oneWordAmongNumbersMakesAColumnOfWords() {
    TextTable table = new TextTable("k", "value", "last").row(1, "12", "x").row(10, "n/a", "yy");
    assertEquals(
        """
         k  value  last
         1  12     x
        10  n/a    yy
        """,
        table.toString());
  }

  @Test
  void signsAndExponentsAreNumbersToo() {
    TextTable table = new TextTable("gain", "size").row("+0.5", "1.2e+04").row("-10.25", "3");
    assertEquals(
        """
          gain     size
          +0.5  1.2e+04
        -10.25        3
        """,
        table.toString());
  }

  @Test
  void noLineEndsInBlanks() {
    TextTable table = new TextTable("bar", "").row("1", "").row("2", "##");
    assertEquals("bar\n  1\n  2  ##\n", table.toString());
  }

  @Test
  void withoutRowsThereIsTheHeading() {
    assertEquals("a  b\n", new TextTable("a", "b").toString());
  }

  @Test
  void aRowHasAsManyCellsAsTheHeading() {
    TextTable table = new TextTable("a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row("1"));
    assertThrows(IllegalArgumentException.class, () -> table.row("1", "2", "3"));
  }
}
