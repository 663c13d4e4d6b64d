package dev.csn.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.csn.config.Assignment;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import dev.csn.error.Shipped;
import dev.csn.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The runs of a study: cells whose configurations are all valid.
 *
 * @param config the configuration kept with the results; it yields the same plan
 * @param cells in the order of the tables
 * @param output the directory of runs and tables
 */
public record StudyPlan(StudyConfig config, List<Cell> cells, Path output) {

  /**
   * Plans a study.
   *
   * @param file the file of {@code config}, for messages
   * @param flags {@code key=value}, replaced in every cell
   * @param output the directory of runs and tables
   * @throws ConfigurationException if a cell's configuration or the study is invalid
   */
  public static StudyPlan of(Path file, StudyConfig config, List<String> flags, Path output) {
    return new Planner(file, config, Assignment.ofFlags(flags)).plan(output);
  }

  /**
   * One of the settings that a study compares.
   *
   * @param name name in the tables
   * @param settings its own keys, those that {@code cells} and {@code grid} set
   * @param reference the name of the cell that it is compared with; may be its own
   * @param config the complete configuration, but for the seed
   */
  record Cell(
      String name, Map<String, JsonNode> settings, String reference, ExperimentConfig config) {

    /** The name of its directory, valid on any file system. */
    String directory() {
      return StudyDirectory.name(name);
    }

    /** The directory in lower case: some file systems do not tell case apart. */
    String place() {
      return directory().toLowerCase(Locale.ROOT);
    }

    ExperimentConfig config(long seed) {
      return ConfigLoader.override(config, List.of("training.seed=" + seed));
    }
  }

  /** A combination of values of a grid's keys. */
  private record Combination(Map<String, JsonNode> values) {

    /**
     * All combinations, the last key's values changing fastest; one empty one if there are no keys.
     */
    static List<Combination> all(Map<String, List<JsonNode>> grid) {
      List<Combination> all = List.of(new Combination(Map.of()));
      for (Map.Entry<String, List<JsonNode>> axis : grid.entrySet()) {
        List<Combination> longer = new ArrayList<>();
        for (Combination shorter : all) {
          for (JsonNode value : axis.getValue()) {
            longer.add(shorter.with(axis.getKey(), value));
          }
        }
        all = longer;
      }
      return all;
    }

    private Combination with(String key, JsonNode value) {
      Map<String, JsonNode> longer = new LinkedHashMap<>(values);
      longer.put(key, value);
      return new Combination(Collections.unmodifiableMap(longer));
    }

    /** End of the names of cells with these values, such as {@code " steps=300"}. */
    String suffix() {
      StringBuilder suffix = new StringBuilder();
      values.forEach(
          (key, value) -> suffix.append(' ').append(brief(key)).append('=').append(brief(value)));
      return suffix.toString();
    }

    /** A key's last part, unless another key has the same. */
    private String brief(String key) {
      String last = key.substring(key.lastIndexOf('.') + 1);
      long alike = values.keySet().stream().filter(k -> ("." + k).endsWith("." + last)).count();
      return alike == 1 ? last : key;
    }

    /** A value as text; the last part of a path. */
    private static String brief(JsonNode value) {
      String text = value.asText();
      return text.substring(text.lastIndexOf('/') + 1);
    }
  }

  private static final class Planner {
    private final String file;
    private final StudyConfig study;
    private final List<Assignment> flags;
    private final ExperimentConfig base;
    private final List<Combination> combinations;

    Planner(Path file, StudyConfig study, List<Assignment> flags) {
      this.file = file.toString();
      this.study = study;
      this.flags = flags;
      this.base = ConfigLoader.load(Shipped.orShipped(Path.of(study.base())), List.of());
      this.combinations = Combination.all(study.grid());
    }

    StudyPlan plan(Path output) {
      flags.forEach(this::requireForAll);
      List<Cell> cells = new ArrayList<>();
      study
          .cells()
          .forEach(
              (name, settings) -> combinations.forEach(p -> cells.add(cell(name, settings, p))));
      requireReference(cells);
      requireOwnPlaces(cells);
      Map<String, JsonNode> more = new LinkedHashMap<>();
      flags.forEach(flag -> more.put(flag.key(), literal(flag.value())));
      return new StudyPlan(study.with(more, output.toString()), List.copyOf(cells), output);
    }

    /** Refuses a flag whose key the cells differ in: it would make them equal. */
    private void requireForAll(Assignment flag) {
      String key = flag.key();
      boolean told = study.cells().values().stream().anyMatch(cell -> cell.containsKey(key));
      if (told || study.grid().containsKey(key) || key.equals("training.seed")) {
        throw new ConfigurationException(
            "--set: " + key + " is what cells of " + file + " differ in, must be another key");
      }
    }

    private Cell cell(String name, Map<String, JsonNode> settings, Combination grid) {
      List<Assignment> assignments = new ArrayList<>(assignments("set", study.set()));
      assignments.addAll(flags);
      assignments.addAll(assignments("cells." + name, settings));
      assignments.addAll(assignments("grid", grid.values()));
      Map<String, JsonNode> own = new LinkedHashMap<>(settings);
      own.putAll(grid.values());
      return new Cell(
          name + grid.suffix(),
          own,
          reference(grid),
          ConfigLoader.assign(base, file + ": cells." + name, assignments));
    }

    private List<Assignment> assignments(String group, Map<String, JsonNode> settings) {
      List<Assignment> assignments = new ArrayList<>();
      settings.forEach(
          (key, value) ->
              assignments.add(new Assignment(file + ": " + group, key, value.asText())));
      return assignments;
    }

    /** The reference of a cell; with a grid, one at the same values of its keys. */
    private String reference(Combination grid) {
      String named = study.reference();
      if (named != null) {
        return study.cells().containsKey(named) ? named + grid.suffix() : named;
      }
      String first = study.cells().keySet().iterator().next();
      boolean alone = study.cells().size() == 1;
      return first + (alone ? combinations.get(0) : grid).suffix();
    }

    private void requireReference(List<Cell> cells) {
      List<String> names = cells.stream().map(Cell::name).toList();
      String reference = cells.get(0).reference();
      if (!names.contains(reference)) {
        String guess =
            NearestName.of(reference, names).map(n -> "; did you mean '" + n + "'?").orElse("");
        throw new ConfigurationException(
            file + ": reference: '" + OneLine.of(reference) + "' must be one of " + names + guess);
      }
    }

    private void requireOwnPlaces(List<Cell> cells) {
      Map<String, String> taken = new HashMap<>();
      StudyDirectory.FILES.forEach(name -> taken.put(name, "a file of the study"));
      for (Cell cell : cells) {
        String other = taken.put(cell.place(), "'" + cell.name() + "'");
        if (other != null) {
          throw new ConfigurationException(
              file
                  + ": cells: '"
                  + OneLine.of(cell.name())
                  + "' would share the directory "
                  + cell.directory()
                  + " with "
                  + other
                  + ", must have another name");
        }
      }
    }

    private static JsonNode literal(String text) {
      try {
        JsonNode value = Json.MAPPER.readTree(text);
        return value.isValueNode() && !value.isMissingNode() ? value : TextNode.valueOf(text);
      } catch (JsonProcessingException e) {
        return TextNode.valueOf(text); // as --set reads it
      }
    }
  }
}
