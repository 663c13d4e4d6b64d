package dev.csn.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A combination of values of a grid's keys. */
record GridPoint(Map<String, JsonNode> values) {

  /** All combinations, the last key's values changing fastest; of no keys the one empty one. */
  static List<GridPoint> all(Map<String, List<JsonNode>> grid) {
    List<GridPoint> points = List.of(new GridPoint(Map.of()));
    for (Map.Entry<String, List<JsonNode>> axis : grid.entrySet()) {
      List<GridPoint> longer = new ArrayList<>();
      for (GridPoint point : points) {
        for (JsonNode value : axis.getValue()) {
          longer.add(point.with(axis.getKey(), value));
        }
      }
      points = longer;
    }
    return points;
  }

  private GridPoint with(String key, JsonNode value) {
    Map<String, JsonNode> longer = new LinkedHashMap<>(values);
    longer.put(key, value);
    return new GridPoint(Collections.unmodifiableMap(longer));
  }

  /** What tells a cell at this point from the same cell elsewhere: {@code " steps=300"}. */
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

  /** Of a path its last part. */
  private static String brief(JsonNode value) {
    String text = value.asText();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
