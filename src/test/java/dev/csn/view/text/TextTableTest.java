package dev.csn.view.text;

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
  void wideNamesTakeTwoColumnsACharacterAndCombiningMarksNone() {
    TextTable table = new TextTable("file", "class", "n");
    table.row("\u978b.png", "\u304f\u3064", 7).row("shoe.png", "o\u0308", 10);
    assertEquals(
        """
        file      class   n
        \u978b.png    \u304f\u3064    7
        shoe.png  o\u0308      10
        """,
        table.toString());
  }

  @Test
  void pointsAlignNumberByNumberAndADashWithTheLast() {
    TextTable table = new TextTable("color", "k").row("141 193 8", "a").row("-", "b");
    table.row("5 19 255", "c");
    assertEquals(
        """
              color  k
        141 193   8  a
                  -  b
          5  19 255  c
        """,
        table.toString());
  }

  @Test
  void numbersOfDifferentCountAreNotTakenForPoints() {
    TextTable table = new TextTable("x").row("1 2").row("1 2 3");
    assertEquals("    x\n  1 2\n1 2 3\n", table.toString());
  }

  @Test
  void colorIsAddedToTheSameCharacters() {
    TextTable table = new TextTable("name", "", "n").row("a", Mark.RIGHT, 1);
    table.row("bc", Mark.WRONG, 20).row("d", Mark.UNKNOWN, 3);
    assertEquals("name      n\na     +   1\nbc    -  20\nd     ?   3\n", table.toString());
    assertEquals(
        """
        \033[1mname      n\033[0m
        a     \033[32m+\033[0m   1
        bc    \033[31m-\033[0m  20
        d     ?   3
        """,
        table.in(new Style(true, false, 100)));
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
