package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.attribute.AttributeKind;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Labeled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's type, as a user gives it in the file of {@code --types}: JSON, by the attribute's
 * name its kind, or an object of these fields.
 *
 * @param kind categorical, continuous, ordinal, or {@code ignore}
 * @param columns the table's columns; null: the column of the attribute's name
 * @param levels of an ordinal attribute, from the lowest to the highest; null: its numbers,
 *     ascending
 * @param scale of a continuous attribute; null: {@link Scaling#byDefault}
 */
record AttributeType(
    String kind,
    @Nullable List<String> columns,
    @Nullable List<String> levels,
    @Nullable Scaling scale) {
  static final String IGNORE = "ignore";
  private static final List<String> KINDS =
      List.of(
          AttributeKind.CATEGORICAL.label(),
          AttributeKind.CONTINUOUS.label(),
          AttributeKind.ORDINAL.label(),
          IGNORE);

  @JsonCreator
  AttributeType {
    if (kind == null || !KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "kind " + (kind == null ? "is missing" : "'" + kind + "'") + ": must be one of " + KINDS);
    }
    boolean continuous = kind.equals(AttributeKind.CONTINUOUS.label());
    require(columns == null || !(columns.isEmpty() || hasNull(columns)), "columns: none");
    require(columns == null || columns.size() == 1 || continuous, "columns: more than one");
    require(
        levels == null || kind.equals(AttributeKind.ORDINAL.label()), "levels: only if ordinal");
    require(levels == null || !(levels.size() < 2 || hasNull(levels)), "levels: fewer than 2");
    require(scale == null || continuous, "scale: only if continuous");
    columns = columns == null ? null : List.copyOf(columns);
    levels = levels == null ? null : List.copyOf(levels);
  }

  private static boolean hasNull(List<String> texts) {
    return texts.stream().anyMatch(Objects::isNull);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** A type of a kind and with nothing else given. */
  static AttributeType of(String kind) {
    return new AttributeType(kind, null, null, null);
  }

  /** Whether the items have classes or levels rather than points. */
  boolean isLabeled() {
    return !kind.equals(AttributeKind.CONTINUOUS.label());
  }

  boolean isOrdinal() {
    return kind.equals(AttributeKind.ORDINAL.label());
  }

  boolean isIgnored() {
    return kind.equals(IGNORE);
  }

  /**
   * Reads the types by attribute, in the file's order.
   *
   * @throws InputException if the file is missing or not of this form
   */
  static Map<String, AttributeType> readAll(Path file) {
    JsonNode json = JsonFile.parse(file, JsonFile.bytes(file), JsonNode.class);
    if (!json.isObject()) {
      throw new InputException(file + ": must be a JSON object, a key an attribute");
    }
    Map<String, AttributeType> types = new LinkedHashMap<>();
    json.properties()
        .forEach(key -> types.put(key.getKey(), read(file, key.getKey(), key.getValue())));
    return types;
  }

  private static AttributeType read(Path file, String name, JsonNode json) {
    String where = file + ": key '" + name + "'";
    if (json.isTextual()) {
      try {
        return of(json.textValue());
      } catch (IllegalArgumentException e) {
        throw new InputException(where + ": " + e.getMessage(), e);
      }
    }
    return JsonFile.parse(
        where, Json.line(json).getBytes(StandardCharsets.UTF_8), AttributeType.class);
  }

  /**
   * Feature scaling: the divisors of a continuous attribute's components in distances, so that no
   * component outweighs the others only because its unit is small.
   *
   * @param divisors one a component if given, else empty
   */
  record Scaling(Rule rule, List<Double> divisors) {
    enum Rule implements Labeled {
      /** The standard deviation of the training items. */
      STANDARD,
      /** The difference between the training items' largest and smallest value. */
      RANGE,
      NONE,
      GIVEN
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Scaling of(JsonNode json) {
      Rule rule = Labeled.find(json.asText(), Rule.values()).orElse(Rule.GIVEN);
      if (rule != Rule.GIVEN) {
        return new Scaling(rule, List.of());
      }
      List<Double> divisors = new ArrayList<>();
      json.forEach(number -> divisors.add(number.isNumber() ? number.doubleValue() : 0));
      boolean positive = divisors.stream().allMatch(d -> d >= 1e-30 && d <= 1e30);
      if (!json.isArray() || divisors.isEmpty() || !positive) {
        throw new IllegalArgumentException(
            "scale " + json + ": must be standard, range, none or a list of numbers above 0");
      }
      return new Scaling(Rule.GIVEN, List.copyOf(divisors));
    }

    /** No scaling of a single component, which has one unit; standard scaling of several. */
    static Scaling byDefault(int components) {
      return new Scaling(components == 1 ? Rule.NONE : Rule.STANDARD, List.of());
    }
  }
}
