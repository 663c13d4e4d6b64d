package dev.csn.source.images;

import dev.csn.attribute.AttributeSchema;
import java.util.Arrays;
import java.util.List;

/**
 * An attribute to be made of columns.
 *
 * @param type complete but for its columns' names
 * @param columns their places in the table
 * @param components the names of a continuous attribute's components; empty of other kinds
 * @param how it came to be of that kind
 */
record PlannedAttribute(
    String name, AttributeType type, int[] columns, List<String> components, String how) {
  /** That of a single column, which needs no name. */
  private static final String ONLY_COMPONENT = "value";

  static PlannedAttribute of(
      String name, AttributeType type, int[] columns, List<String> headings, String how) {
    return new PlannedAttribute(
        name, type, columns, components(name, type, columns, headings), how);
  }

  private static List<String> components(
      String name, AttributeType type, int[] columns, List<String> headings) {
    if (!type.kind().equals(AttributeSchema.CONTINUOUS)) {
      return List.of();
    }
    if (columns.length == 1) {
      return List.of(ONLY_COMPONENT);
    }
    // color_r of color: r
    return Arrays.stream(columns)
        .mapToObj(column -> AttributeName.of(headings.get(column), column))
        .map(
            h ->
                h.startsWith(name + "_") && h.length() > name.length() + 1
                    ? h.substring(name.length() + 1)
                    : h)
        .toList();
  }

  /** Whether its items have one of a few labels. */
  boolean labelled() {
    return !type.kind().equals(AttributeSchema.CONTINUOUS);
  }

  /** The names of its columns in a dataset's table. */
  List<String> itemColumns() {
    return labelled() ? List.of(name) : components.stream().map(c -> name + "_" + c).toList();
  }
}
