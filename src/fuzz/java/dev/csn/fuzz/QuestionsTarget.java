package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.search.Question;
import dev.csn.search.QuestionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of questions: what is accepted asks for known conditions. */
final class QuestionsTarget implements Target {
  private static final List<String> KNOWN = List.of("color", "digit");

  private final Path file;

  QuestionsTarget(Path scratch) {
    this.file = scratch.resolve("ask.csv");
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "id,condition\n17,color\n3,\"color=0.7,digit=0.3\"\n\n17,\n".getBytes(UTF_8),
        "\ufeffid\r\n0\r\n999999999\r\n".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    List<Question.OfItem> questions = QuestionFile.read(file, "digit", KNOWN);
    assertTrue(questions.size() > 0);
    for (Question.OfItem question : questions) {
      assertTrue(question.id() >= 0);
      assertTrue(KNOWN.containsAll(question.similarity().conditions().keySet()));
      double sum = question.similarity().conditions().values().stream().mapToDouble(w -> w).sum();
      assertEquals(1, sum, 1e-9);
    }
  }
}
