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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study has to train: cells whose configurations are all valid.
 *
 * @param config what is kept with the results: reads to the same plan
 * @param cells in the order of the tables
 * @param output the directory of runs and tables
 */
public record StudyPlan(StudyConfig config, List<Cell> cells, Path output) {

  /**
   * Works out a study.
   *
   * @param file where {@code config} was read, for messages
   * @param flags {@code key=value}, replaced in every cell
   * @param output the directory of runs and tables
   * @throws ConfigurationException if a cell's configuration, or the study, cannot be meant
   */
  public static StudyPlan of(Path file, StudyConfig config, List<String> flags, Path output) {
    return new Planner(file, config, Assignment.ofFlags(flags)).plan(output);
  }

  private static final class Planner {
    private final String file;
    private final StudyConfig study;
    private final List<Assignment> flags;
    private final ExperimentConfig base;
    private final List<GridPoint> points;

    Planner(Path file, StudyConfig study, List<Assignment> flags) {
      this.file = file.toString();
      this.study = study;
      this.flags = flags;
      this.base = ConfigLoader.load(Shipped.orShipped(Path.of(study.base())), List.of());
      this.points = GridPoint.all(study.grid());
    }

    StudyPlan plan(Path output) {
      flags.forEach(this::requireForAll);
      List<Cell> cells = new ArrayList<>();
      study
          .cells()
          .forEach((name, settings) -> points.forEach(p -> cells.add(cell(name, settings, p))));
      requireReference(cells);
      requireOwnPlaces(cells);
      Map<String, JsonNode> more = new LinkedHashMap<>();
      flags.forEach(flag -> more.put(flag.key(), literal(flag.value())));
      return new StudyPlan(study.with(more, output.toString()), List.copyOf(cells), output);
    }

    /** A flag would make cells alike that differ in its key. */
    private void requireForAll(Assignment flag) {
      String key = flag.key();
      boolean told = study.cells().values().stream().anyMatch(cell -> cell.containsKey(key));
      if (told || study.grid().containsKey(key) || key.equals("training.seed")) {
        throw new ConfigurationException(
            "--set: " + key + " is what cells of " + file + " differ in, must be another key");
      }
    }

    private Cell cell(String name, Map<String, JsonNode> settings, GridPoint point) {
      List<Assignment> assignments = new ArrayList<>(assignments("set", study.set()));
      assignments.addAll(flags);
      assignments.addAll(assignments("cells." + name, settings));
      assignments.addAll(assignments("grid", point.values()));
      Map<String, JsonNode> own = new LinkedHashMap<>(settings);
      own.putAll(point.values());
      return new Cell(
          name + point.suffix(),
          own,
          reference(point),
          ConfigLoader.assign(base, file + ": cells." + name, assignments));
    }

    private List<Assignment> assignments(String group, Map<String, JsonNode> settings) {
      List<Assignment> assignments = new ArrayList<>();
      settings.forEach(
          (key, value) ->
              assignments.add(new Assignment(file + ": " + group, key, value.asText())));
      return assignments;
    }

    /** With a grid, like is compared with like: with a cell at the same values. */
    private String reference(GridPoint point) {
      String named = study.reference();
      if (named != null) {
        return study.cells().containsKey(named) ? named + point.suffix() : named;
      }
      String first = study.cells().keySet().iterator().next();
      boolean alone = study.cells().size() == 1;
      return first + (alone ? points.get(0) : point).suffix();
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
