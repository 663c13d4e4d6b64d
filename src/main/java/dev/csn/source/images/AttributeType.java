package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.csn.attribute.AttributeSchema;
import java.util.List;
import java.util.Objects;

/**
 * What a user says of one attribute.
 *
 * @param kind categorical, continuous, ordinal, or {@code ignore}
 * @param columns the table's columns; null: the one of the attribute's name
 * @param levels of an ordinal attribute, from the lowest to the highest; null: its numbers,
 *     ascending
 * @param scale of a continuous attribute; null: as {@link Scale#byDefault}
 */
record AttributeType(String kind, List<String> columns, List<String> levels, Scale scale) {
  static final String IGNORE = "ignore";
  private static final List<String> KINDS =
      List.of(
          AttributeSchema.CATEGORICAL, AttributeSchema.CONTINUOUS, AttributeSchema.ORDINAL, IGNORE);

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  AttributeType(
      @JsonProperty("kind") String kind,
      @JsonProperty("columns") List<String> columns,
      @JsonProperty("levels") List<String> levels,
      @JsonProperty("scale") Scale scale) {
    if (kind == null || !KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "kind " + (kind == null ? "is missing" : "'" + kind + "'") + ": must be one of " + KINDS);
    }
    boolean continuous = kind.equals(AttributeSchema.CONTINUOUS);
    require(columns == null || !(columns.isEmpty() || hasNull(columns)), "columns: none");
    require(columns == null || columns.size() == 1 || continuous, "columns: more than one");
    require(levels == null || kind.equals(AttributeSchema.ORDINAL), "levels: only if ordinal");
    require(levels == null || !(levels.size() < 2 || hasNull(levels)), "levels: fewer than 2");
    require(scale == null || continuous, "scale: only if continuous");
    this.kind = kind;
    this.columns = columns == null ? null : List.copyOf(columns);
    this.levels = levels == null ? null : List.copyOf(levels);
    this.scale = scale;
  }

  private static boolean hasNull(List<String> texts) {
    return texts.stream().anyMatch(Objects::isNull);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** Of a kind, and nothing else said. */
  static AttributeType of(String kind) {
    return new AttributeType(kind, null, null, null);
  }
}
