package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {
  private static final List<String> KNOWN = List.of("color", "digit");

  @TempDir private Path directory;

  private List<Question.OfItem> read(String text, String condition) throws IOException {
    return QuestionFile.read(
        Files.writeString(directory.resolve("ask.csv"), text), condition, KNOWN);
  }

  @Test
  void aTableAsASpreadsheetExportsItIsUnderstood() throws IOException {
    List<Question.OfItem> questions =
        read("\ufeffid, condition\r\n7,color\r\n\r\n12, \"color=3,digit\" \r\n,\r\n", null);
    String line = directory.resolve("ask.csv") + ": line ";
    assertEquals(
        List.of(
            new Question.OfItem(line + "2: id", 7, Similarity.of("color")),
            new Question.OfItem(line + "4: id", 12, Similarity.parse("color=3,digit=1", KNOWN))),
        questions);
    assertEquals(Map.of("color", 0.75, "digit", 0.25), questions.get(1).similarity().conditions());
  }

  @Test
  void questionsMayRepeatAndKeepTheirOrder() throws IOException {
    List<Question.OfItem> questions = read("id\n5\n3\n5\n", "digit");
    assertEquals(List.of(5, 3, 5), questions.stream().map(Question.OfItem::id).toList());
    assertEquals(questions.get(0).similarity(), questions.get(2).similarity());
    assertSame(questions.get(0).similarity(), questions.get(1).similarity());
  }

  @Test
  void anItemThatIsNoneIsToldOfWithItsLineOfTheFile() throws IOException {
    Question.OfItem question = read("id,condition\n1,color\n\n\n999,digit\n", null).get(1);
    assertEquals(
        directory.resolve("ask.csv")
            + ": line 5: id 999 is no item of the dataset, must be from 0 to 99",
        question.unknown(100).getMessage());
  }
}
