package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferredTypeTest {
  private static final int ROWS = 100;

  @TempDir private Path home;

  private InferredType guess(IntFunction<Object> cell) {
    StringBuilder text = new StringBuilder("file;a\n");
    for (int row = 0; row < ROWS; row++) {
      text.append("x;").append(cell.apply(row)).append('\n');
    }
    return InferredType.of(new ImagesFolder(home).table(text.toString()), 1);
  }

  @Test
  void wordsThatComeAgainAreClasses() {
    assertEquals("categorical", guess(row -> "k" + row % 50).kind());
  }

  @Test
  void wordsThatMostlyDoNotAreNamesOrTexts() {
    InferredType guess = guess(row -> "k" + row % 51);
    assertEquals("ignore", guess.kind());
    assertTrue(guess.why().startsWith("51 different values in 100 rows"), guess.why());
  }

  @Test
  void manyDifferentNumbersAreContinuousAndFewAreClasses() {
    assertEquals("continuous", guess(row -> row % 21 + 0.5).kind());
    assertEquals("categorical", guess(row -> row % 20).kind());
    assertEquals("continuous", guess(row -> row % 30 + ",5").kind());
  }

  @Test
  void fewRowsOfDifferentNumbersAreContinuous() {
    assertEquals("continuous", guess(row -> row < 6 ? 10 * row : "").kind());
  }

  @Test
  void aRunningNumberTellsNothing() {
    InferredType guess = guess(row -> (row * 37 + 11) % 100 + 5);
    assertEquals("ignore", guess.kind());
    assertEquals("numbers the rows from 5 to 104", guess.why());
    assertEquals("continuous", guess(row -> row == 0 ? 200 : row).kind());
  }

  @Test
  void oneValueAndNoneTellNothing() {
    assertEquals("all values are 'x'", guess(row -> row % 2 == 0 ? "x" : "").why());
    assertEquals("no values", guess(row -> "na").why());
  }

  @Test
  void longTextsAreNoClassesThoughTheyRepeat() {
    String why = guess(row -> "a text ".repeat(40) + row % 3).why();
    assertEquals(
        "texts, such as 'a text a text a text a text a text a text a text a text a te...' of 281"
            + " characters (line 2); a label has at most 255",
        why);
    String constant = guess(row -> "y".repeat(200)).why();
    assertEquals("all values are '" + "y".repeat(60) + "...'", constant);
  }

  @Test
  void numbersInDoubtAreIgnoredUnlessTheyAreClasses() {
    InferredType guess = guess(row -> row == 7 ? "1.299" : 3 * row);
    assertEquals("ignore", guess.kind());
    assertTrue(guess.why().contains("'1.299' (line 9) may be 1299 (--decimal comma)"), guess.why());
    assertEquals("categorical", guess(row -> row % 2 == 0 ? "1.299" : "100").kind());
    assertTrue(guess(row -> row + (row % 2 == 0 ? ".5" : ",5")).why().contains("--decimal"));
    String why = guess(row -> row == 7 ? "1.299,50" : 3 * row).why();
    assertTrue(why.endsWith("thousands are read by --decimal point or comma"), why);
  }

  @Test
  void unitsAndDatesAreNamed() {
    for (String unit : new String[] {" cm", "%", " \u20ac", "kg"}) {
      String why = guess(row -> row + unit).why();
      assertTrue(why.contains("numbers with units, such as '0" + unit + "' (line 2)"), why);
    }
    assertEquals("categorical", guess(row -> row % 5 + " cm").kind());
    String why = guess(row -> "2024-01-" + row).why();
    assertTrue(why.contains("dates, such as '2024-01-0' (line 2)"), why);
  }

  @Test
  void aFewWordsAmongNumbersAreNamed() {
    InferredType guess = guess(row -> row == 40 ? "12 cm" : row % 30);
    assertEquals("categorical", guess.kind());
    assertEquals(
        "31 different values in 100 rows, numbers but for 1 such as '12 cm' (line 42)",
        guess.why());
  }
}
