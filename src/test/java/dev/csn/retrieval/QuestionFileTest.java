package dev.csn.retrieval;

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

  private QuestionFile read(String text, String condition) throws IOException {
    return QuestionFile.read(
        Files.writeString(directory.resolve("ask.csv"), text), condition, KNOWN);
  }

  @Test
  void aTableAsASpreadsheetExportsItIsUnderstood() throws IOException {
    List<Question> questions =
        read("\ufeffid, condition\r\n7,color\r\n\r\n12, \"color=3,digit\" \r\n,\r\n", null)
            .questions();
    assertEquals(
        List.of(
            new Question(7, Similarity.of("color")),
            new Question(12, Similarity.parse("color=3,digit=1", KNOWN))),
        questions);
    assertEquals(Map.of("color", 0.75, "digit", 0.25), questions.get(1).similarity().conditions());
  }

  @Test
  void questionsMayRepeatAndKeepTheirOrder() throws IOException {
    List<Question> questions = read("id\n5\n3\n5\n", "digit").questions();
    assertEquals(List.of(5, 3, 5), questions.stream().map(Question::id).toList());
    assertEquals(questions.get(0), questions.get(2));
    assertSame(questions.get(0).similarity(), questions.get(1).similarity());
  }

  @Test
  void anItemThatIsNoneIsToldOfWithItsLineOfTheFile() throws IOException {
    QuestionFile file = read("id,condition\n1,color\n\n\n999,digit\n", null);
    assertEquals(
        directory.resolve("ask.csv")
            + ": line 5: id 999 is no item of the dataset, must be from 0 to 99",
        file.unknownItem(1, 100).getMessage());
  }
}
