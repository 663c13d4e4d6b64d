package dev.csn.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.TextLines;
import dev.csn.model.loss.Penalty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code metrics.jsonl}, even while training still writes it. */
public final class MetricsFile {
  private final Path file;
  private final List<StepMetrics> steps = new ArrayList<>();

  private MetricsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all logged steps, in their order; at least one. All name the same conditions, and all
   * numbers are finite. A truncated last line is left out: training was killed while it wrote the
   * line, or is still writing it.
   *
   * @throws InputException if there is no such file, or a line of it is damaged
   */
  public static List<StepMetrics> read(Path file) {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file; training did not come as far as a step");
    }
    MetricsFile metrics = new MetricsFile(file);
    try (TextLines lines = TextLines.open(file, MetricsLog.MAX_LINE)) {
      metrics.read(lines);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
    return List.copyOf(metrics.steps);
  }

  private void read(TextLines lines) throws IOException {
    String line = lines.next();
    for (int number = 1; line != null; number++) {
      String next = lines.next();
      try {
        StepMetrics step = Json.MAPPER.readValue(line, StepMetrics.class);
        check(step, number);
        steps.add(step);
      } catch (JsonProcessingException e) {
        if (next != null || number == 1) {
          // The parser counts lines too, and knows of one only.
          throw damaged(number, JsonFile.problem(e).replaceFirst("^line \\d+: ", ""));
        }
      }
      line = next;
    }
    if (steps.isEmpty()) {
      throw new InputException(file + ": is empty; training did not come as far as a step");
    }
  }

  private void check(StepMetrics step, int number) {
    if (step == null) {
      throw damaged(number, "null, expected a JSON object");
    }
    long before = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step();
    if (step.step() <= before) {
      throw damaged(number, "step " + step.step() + ", must be above " + before);
    }
    if (step.triplet() == null || step.violating() == null || step.triplet().isEmpty()) {
      throw damaged(number, "names no conditions");
    }
    Set<String> conditions = (steps.isEmpty() ? step : steps.get(0)).triplet().keySet();
    checkValues(number, "triplet", step.triplet(), conditions);
    checkValues(number, "violating", step.violating(), conditions);
    if (!validCounts(step.triplets(), conditions)) {
      throw damaged(number, "triplets: " + step.triplets() + ", must be a count per condition");
    }
    if (step.validation() != null) {
      checkValues(number, "validation", step.validation(), conditions);
    }
    checkFinite(number, "seconds", step.seconds());
    checkFinite(number, "learningRate", step.learningRate());
    checkFinite(number, "loss", step.loss());
    checkPenalties(number, step.penalties());
  }

  /**
   * Checks the penalties. All keys that are not components of {@link StepMetrics} are read as such.
   */
  private void checkPenalties(int number, Map<String, Double> penalties) {
    List<String> known = Arrays.stream(Penalty.values()).map(Penalty::key).toList();
    for (String key : known) {
      if (penalties.get(key) == null) {
        throw damaged(number, "key '" + key + "': must be a number");
      }
      checkFinite(number, key, penalties.get(key));
    }
    for (String key : penalties.keySet()) {
      if (!known.contains(key)) {
        throw damaged(number, "key '" + key + "': unknown, the known penalties are " + known);
      }
    }
  }

  private void checkValues(
      int number, String key, Map<String, Double> values, Set<String> conditions) {
    if (!values.keySet().equals(conditions)) {
      throw damaged(
          number,
          key + ": of " + OneLine.of(values.keySet() + ", must be of " + conditions.toString()));
    }
    values.forEach((condition, value) -> checkFinite(number, key + "." + condition, value));
  }

  private static boolean validCounts(Map<String, Long> counts, Set<String> conditions) {
    return counts != null
        && counts.keySet().equals(conditions)
        && counts.values().stream().allMatch(count -> count != null && count >= 0);
  }

  private void checkFinite(int number, String key, Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw damaged(number, OneLine.of(key) + ": " + value + ", must be finite");
    }
  }

  private InputException damaged(int number, String problem) {
    return new InputException(file + ": line " + number + ": " + OneLine.of(problem, 300));
  }
}
