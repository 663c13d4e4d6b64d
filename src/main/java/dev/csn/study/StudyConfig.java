package dev.csn.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A study's configuration. Keys and values of training configurations are as with {@code --set}:
 * {@code "training.steps": 300}.
 *
 * @param base file of the configuration that every cell starts from
 * @param seeds the seeds of every cell, one run each, all different
 * @param set keys replaced in every cell
 * @param cells the settings to compare: by name, the keys that one replaces; at least one
 * @param grid further keys, each with the values that it takes in turn; every cell is trained at
 *     every combination of them
 * @param reference the cell that the others are compared with; null: the first
 * @param output the directory of runs and tables; null: {@code runs/<name of the file>}
 * @param report patterns of further figures that the text shows; {@code *} is any part of a name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StudyConfig(
    String base,
    List<Long> seeds,
    Map<String, JsonNode> set,
    Map<String, Map<String, JsonNode>> cells,
    Map<String, List<JsonNode>> grid,
    @Nullable String reference,
    @Nullable String output,
    List<String> report) {
  private static final String SEED = "training.seed";
  private static final int MAX_RUNS = 10_000;
  private static final int MAX_AXES = 100;

  public StudyConfig {
    seeds = List.copyOf(seeds);
    set = ordered(set);
    cells = ordered(cells);
    grid = ordered(grid);
    report = List.copyOf(report);
    requireSome("seeds", seeds);
    requireDistinct("seeds", seeds);
    requireSome("cells", cells.keySet());
    requireValues("set", set);
    for (Map.Entry<String, Map<String, JsonNode>> cell : cells.entrySet()) {
      if (cell.getKey().isBlank()) {
        throw new ConfigurationException("cells: '" + cell.getKey() + "' is blank, must be a name");
      }
      requireValues("cells." + cell.getKey(), cell.getValue());
      requireApart(cell.getKey(), cell.getValue(), grid);
    }
    grid.forEach(StudyConfig::requireAxis);
    requireFeasible(seeds, cells, grid);
  }

  /** This study with more keys replaced in every cell, and another directory. */
  StudyConfig with(Map<String, JsonNode> settings, String directory) {
    Map<String, JsonNode> all = new LinkedHashMap<>(set);
    all.putAll(settings);
    return new StudyConfig(base, seeds, all, cells, grid, reference, directory, report);
  }

  private static void requireAxis(String key, List<JsonNode> values) {
    String name = "grid." + key;
    requireSome(name, values);
    requireDistinct(name, values);
    values.forEach(value -> requireValues("grid", Map.of(key, value)));
  }

  private static void requireApart(
      String cell, Map<String, JsonNode> settings, Map<String, List<JsonNode>> grid) {
    for (String key : settings.keySet()) {
      if (grid.containsKey(key)) {
        throw new ConfigurationException(
            "grid." + key + ": is set by cells." + cell + " too, must be in one of the two");
      }
    }
  }

  /** Refuses a grid whose combinations would not fit into memory as a list. */
  private static void requireFeasible(
      List<Long> seeds,
      Map<String, Map<String, JsonNode>> cells,
      Map<String, List<JsonNode>> grid) {
    if (grid.size() > MAX_AXES) {
      throw new ConfigurationException(
          "grid: " + grid.size() + " keys, must be at most " + MAX_AXES);
    }
    long runs = (long) cells.size() * seeds.size();
    for (List<JsonNode> values : grid.values()) {
      runs = Math.min(MAX_RUNS + 1L, runs) * values.size(); // never overflows
    }
    if (runs > MAX_RUNS) {
      throw new ConfigurationException(
          "cells: "
              + (grid.isEmpty() ? runs + " runs" : "too many runs")
              + " with every seed and value of grid, must be at most "
              + MAX_RUNS);
    }
  }

  private static void requireValues(String group, Map<String, JsonNode> settings) {
    settings.forEach(
        (key, value) -> {
          String name = group + "." + OneLine.of(key);
          if (key.equals(SEED)) {
            throw new ConfigurationException(name + ": comes from seeds, must not be set");
          }
          if (!(value instanceof ValueNode) || value.isNull()) {
            throw new ConfigurationException(
                name
                    + ": found "
                    + OneLine.of(value.toString())
                    + ", must be a number, text, true or false (keys have dots:"
                    + " \"model.maskInit.kind\")");
          }
        });
  }

  private static void requireSome(String key, Collection<?> values) {
    if (values.isEmpty()) {
      throw new ConfigurationException(key + ": is empty, must hold at least one");
    }
  }

  private static void requireDistinct(String key, List<?> values) {
    // Texts are compared: numbers that are written in two ways are one value.
    Set<String> distinct = new HashSet<>();
    for (Object value : values) {
      if (!distinct.add(String.valueOf(value))) {
        throw new ConfigurationException(key + ": holds " + value + " twice");
      }
    }
  }

  /** A copy in the same order, which is that of the tables. */
  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
