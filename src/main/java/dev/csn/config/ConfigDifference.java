package dev.csn.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.io.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the differences between two configurations in readable lines. */
public final class ConfigDifference {
  private ConfigDifference() {}

  /**
   * A line {@code key: old -> new} for every key whose value differs, in the keys' order; none if
   * the two are equal.
   */
  public static <T extends Record> List<String> lines(T before, T after) {
    return lines(Json.MAPPER.valueToTree(before), Json.MAPPER.<JsonNode>valueToTree(after));
  }

  /** Compares two configurations as JSON, by the keys of the first. */
  public static List<String> lines(JsonNode before, JsonNode after) {
    List<String> lines = new ArrayList<>();
    compare("", before, after, lines);
    return lines;
  }

  private static void compare(String key, JsonNode before, JsonNode after, List<String> lines) {
    if (before instanceof ObjectNode group) {
      for (Map.Entry<String, JsonNode> field : group.properties()) {
        String name = key.isEmpty() ? field.getKey() : key + "." + field.getKey();
        compare(name, field.getValue(), after.path(field.getKey()), lines);
      }
    } else if (!before.equals(after)) {
      lines.add(key + ": " + before + " -> " + after);
    }
  }
}
