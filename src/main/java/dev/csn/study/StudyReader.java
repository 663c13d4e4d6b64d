package dev.csn.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.config.Check;
import dev.csn.config.ConfigLoader;
import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a study's configuration strictly: unknown keys and wrong types are refused. */
public final class StudyReader {
  private static final List<String> KEYS =
      List.of("base", "seeds", "set", "cells", "grid", "reference", "output", "report");
  private static final String TEXT = "text";
  private static final String OBJECT = "an object of keys";

  private final String file;

  private StudyReader(Path file) {
    this.file = file.toString();
  }

  /**
   * Reads a study's configuration.
   *
   * @throws ConfigurationException naming the file, the key, the value found and what is allowed
   */
  public static StudyConfig read(Path file) {
    ObjectNode root = ConfigLoader.object(file);
    return new StudyReader(file).config(root);
  }

  private StudyConfig config(ObjectNode root) {
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!KEYS.contains(field.getKey())) {
        throw unknown(field.getKey());
      }
    }
    try {
      String base = text("base", require(root, "base"));
      Check.path("base", base);
      String output = root.has("output") ? text("output", root.get("output")) : null;
      if (output != null) {
        Check.path("output", output);
      }
      return new StudyConfig(
          base,
          seeds(require(root, "seeds")),
          fields("set", root.path("set")),
          cells(require(root, "cells")),
          grid(root.path("grid")),
          root.has("reference") ? text("reference", root.get("reference")) : null,
          output,
          report(root.path("report")));
    } catch (ConfigurationException e) {
      throw new ConfigurationException(file + ": " + e.getMessage(), e);
    }
  }

  private ConfigurationException unknown(String key) {
    String guess =
        NearestName.of(key, KEYS)
            .map(known -> "; did you mean " + known + "?")
            .orElse(", must be one of " + KEYS);
    return new ConfigurationException(file + ": unknown key " + OneLine.of(key) + guess);
  }

  private static JsonNode require(ObjectNode root, String key) {
    if (!root.has(key)) {
      throw new ConfigurationException(key + ": is missing");
    }
    return root.get(key);
  }

  private static List<Long> seeds(JsonNode given) {
    List<Long> seeds = new ArrayList<>();
    for (JsonNode seed : list("seeds", given)) {
      if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
        throw wrong("seeds", seed, "whole numbers of at most 64 bits");
      }
      seeds.add(seed.longValue());
    }
    return seeds;
  }

  private static Map<String, Map<String, JsonNode>> cells(JsonNode given) {
    Map<String, Map<String, JsonNode>> cells = new LinkedHashMap<>();
    fields("cells", given)
        .forEach((name, settings) -> cells.put(name, fields("cells." + name, settings)));
    return cells;
  }

  private static Map<String, List<JsonNode>> grid(JsonNode given) {
    Map<String, List<JsonNode>> grid = new LinkedHashMap<>();
    fields("grid", given).forEach((key, values) -> grid.put(key, list("grid." + key, values)));
    return grid;
  }

  private static List<String> report(JsonNode given) {
    return given.isMissingNode()
        ? List.of()
        : list("report", given).stream().map(pattern -> text("report", pattern)).toList();
  }

  /** The fields of an object; none if it is missing. */
  private static Map<String, JsonNode> fields(String key, JsonNode given) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    if (!given.isMissingNode() && !given.isObject()) {
      throw wrong(key, given, OBJECT);
    }
    given.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static List<JsonNode> list(String key, JsonNode given) {
    if (!given.isArray()) {
      throw wrong(key, given, "a list");
    }
    List<JsonNode> entries = new ArrayList<>();
    given.forEach(entries::add);
    return entries;
  }

  private static String text(String key, JsonNode given) {
    if (!given.isTextual()) {
      throw wrong(key, given, TEXT);
    }
    return given.textValue();
  }

  private static ConfigurationException wrong(String key, JsonNode found, String allowed) {
    return new ConfigurationException(
        key + ": found " + OneLine.of(found.toString()) + ", must be " + allowed);
  }
}
