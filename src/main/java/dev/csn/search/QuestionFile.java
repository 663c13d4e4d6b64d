package dev.csn.search;

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
import org.jspecify.annotations.Nullable;

/**
 * A table of questions: columns {@code id}, an item of the dataset, and {@code condition}, in the
 * form of {@code --condition} (in quotes if it holds a comma). Blank lines are skipped.
 */
public final class QuestionFile {
  private static final String ID = "id";
  private static final String CONDITION = "condition";

  private final Path file;
  private final Csv.Reader csv;
  private final @Nullable String given;
  private final List<String> known;
  private final Map<String, Similarity> similarities = new HashMap<>();
  private List<String> columns = List.of();

  private QuestionFile(Path file, Csv.Reader csv, @Nullable String given, List<String> known) {
    this.file = file;
    this.csv = csv;
    this.given = given;
    this.known = known;
  }

  /**
   * Reads a table.
   *
   * @param condition default of questions without one; null if each must have one
   * @param known the names of all conditions
   * @return in the file's order, at least one
   * @throws InputException if it is missing, no such table, or has no question
   * @throws ConfigurationException if a condition is unknown, or an id is no number
   */
  public static List<Question.OfItem> read(
      Path file, @Nullable String condition, List<String> known) {
    try (Csv.Reader csv = Csv.openExport(file, ',')) {
      List<Question.OfItem> questions = new QuestionFile(file, csv, condition, known).read();
      if (questions.isEmpty()) {
        throw new InputException(file + ": no question after the header");
      }
      return questions;
    }
  }

  private List<Question.OfItem> read() {
    readHeader();
    List<Question.OfItem> questions = new ArrayList<>();
    for (String[] cells = csv.next(); cells != null; cells = csv.next()) {
      if (!Arrays.stream(cells).allMatch(String::isBlank)) {
        questions.add(question(cells));
      }
    }
    return questions;
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
      throw mistake(
          "no column 'condition'; add one, or name the condition of all rows by --condition");
    }
  }

  private Question.OfItem question(String[] cells) {
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
      throw mistake("id '" + OneLine.of(id) + "': must be a whole number from 0 to 999999999");
    }
    String condition = columns.size() > 1 ? cells[1].strip() : "";
    return new Question.OfItem(place() + " id", item.getAsInt(), similarity(condition));
  }

  private Similarity similarity(String written) {
    String text = written.isEmpty() ? given : written;
    if (text == null) {
      throw mistake("no condition; add one, or name the default by --condition");
    }
    Similarity found = similarities.get(text);
    if (found == null) {
      String source = written.isEmpty() ? "--condition" : place() + " condition";
      found = Similarity.parse(source, text, known);
      similarities.put(text, found);
    }
    return found;
  }

  private ConfigurationException mistake(String what) {
    return new ConfigurationException(place() + " " + what);
  }

  /** The file and line of the last row, for messages. */
  private String place() {
    return file + ": line " + csv.line() + ":";
  }
}
