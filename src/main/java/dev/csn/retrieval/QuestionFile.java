package dev.csn.retrieval;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.Csv;
import dev.csn.io.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A table of questions: columns {@code id}, an item of the dataset, and {@code condition}, written
 * as for {@code --condition} (in quotes if it holds a comma). Blank lines are passed over.
 */
public final class QuestionFile {
  private static final String ID = "id";
  private static final String CONDITION = "condition";

  private final Path file;
  private final List<Question> questions = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();

  private QuestionFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a table to its last line.
   *
   * @param condition of those questions that name none; null if all must
   * @param known the names of all conditions
   * @throws InputException if it is missing, no such table, or has no question
   * @throws ConfigurationException if it asks for an unknown condition, or an id is no number
   */
  public static QuestionFile read(Path file, String condition, List<String> known) {
    QuestionFile questions = new QuestionFile(file);
    try (Csv.Reader csv = Csv.openExport(file, ',')) {
      questions.new Rows(csv, condition, known).read();
    }
    if (questions.questions.isEmpty()) {
      throw new InputException(file + ": no question after the header");
    }
    return questions;
  }

  /** In the file's order, at least one. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /**
   * What to throw if there is no such item as a question names.
   *
   * @param question its place in the list
   * @param items how many the dataset has
   */
  public ConfigurationException unknownItem(int question, int items) {
    return mistake(
        lines.get(question),
        "id "
            + questions.get(question).id()
            + " is no item of the dataset, must be from 0 to "
            + (items - 1));
  }

  private ConfigurationException mistake(long line, String what) {
    return new ConfigurationException(file + ": line " + line + ": " + what);
  }

  /** The table while it is read. */
  private final class Rows {
    private final Csv.Reader csv;
    private final String given;
    private final List<String> known;
    private final Map<String, Similarity> similarities = new HashMap<>();
    private List<String> columns = List.of();

    Rows(Csv.Reader csv, String given, List<String> known) {
      this.csv = csv;
      this.given = given;
      this.known = known;
    }

    void read() {
      readHeader();
      for (String[] cells = csv.next(); cells != null; cells = csv.next()) {
        if (!Arrays.stream(cells).allMatch(String::isBlank)) {
          add(cells);
        }
      }
    }

    private void readHeader() {
      String[] cells = csv.next();
      columns = cells == null ? List.of() : Arrays.stream(cells).map(String::strip).toList();
      boolean ids = columns.equals(List.of(ID));
      if (!ids && !columns.equals(List.of(ID, CONDITION))) {
        throw csv.problem(
            "columns '"
                + OneLine.of(String.join(",", columns))
                + "', must be 'id,condition', or 'id' beside --condition");
      }
      if (ids && given == null) {
        throw mistake(csv.line(), "no column 'condition', and no --condition says what to ask for");
      }
    }

    private void add(String[] cells) {
      if (cells.length != columns.size()) {
        throw csv.problem(
            cells.length
                + " cells, must be "
                + columns.size()
                + ", one for each column"
                + (cells.length > columns.size()
                    ? " (a condition with commas stands in quotes)"
                    : ""));
      }
      String id = cells[0].strip();
      OptionalInt item = Numbers.id(id);
      if (item.isEmpty()) {
        throw mistake(
            csv.line(), "id '" + OneLine.of(id) + "': must be a whole number from 0 to 999999999");
      }
      String condition = columns.size() > 1 ? cells[1].strip() : "";
      questions.add(new Question(item.getAsInt(), similarity(condition)));
      lines.add(csv.line());
    }

    private Similarity similarity(String written) {
      String text = written.isEmpty() ? given : written;
      if (text == null) {
        throw mistake(csv.line(), "no condition, and no --condition says what to ask for");
      }
      Similarity found = similarities.get(text);
      if (found == null) {
        String source =
            written.isEmpty() ? "--condition" : file + ": line " + csv.line() + ": condition";
        found = Similarity.parse(source, text, known);
        similarities.put(text, found);
      }
      return found;
    }
  }
}
