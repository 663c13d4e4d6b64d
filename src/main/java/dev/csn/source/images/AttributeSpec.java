package dev.csn.source.images;

import dev.csn.attribute.AttributeColumns;
import dev.csn.dataset.ItemsCsv;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An attribute to make of a table's columns.
 *
 * @param type complete except for its columns' names
 * @param columns their positions in the table
 * @param components the names of a continuous attribute's components; empty for other kinds
 * @param how it came to be of that kind, for people
 */
record AttributeSpec(
    String name, AttributeType type, int[] columns, List<String> components, String how) {
  /** Columns of every dataset's own table. */
  static final Set<String> RESERVED = Set.of(ItemsCsv.ID, ItemsCsv.SPLIT, ItemsCsv.FILE);

  // A name may have 64 characters; a suffix such as _column must fit behind this one.
  private static final int MAX_NAME = 48;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final Pattern ENDS = Pattern.compile("^[_-]+|[_-]+$");

  static AttributeSpec of(
      String name, AttributeType type, int[] columns, List<String> headings, String how) {
    List<String> components = List.of();
    if (!type.isLabeled()) {
      components =
          columns.length == 1
              ? List.of("value")
              : Arrays.stream(columns)
                  .mapToObj(column -> component(name, nameOf(headings.get(column), column)))
                  .toList();
    }
    return new AttributeSpec(name, type, columns, components, how);
  }

  /** Shortens a component's name: column color_r of attribute color is component r. */
  private static String component(String attribute, String column) {
    String prefix = attribute + "_";
    return column.startsWith(prefix) && column.length() > prefix.length()
        ? column.substring(prefix.length())
        : column;
  }

  /**
   * The attribute's name for a heading: letters, digits, {@code _} and {@code -}; the heading
   * itself if it is such a name.
   *
   * @param column its position, from 0, for a heading without any letter that can stay
   */
  static String nameOf(String heading, int column) {
    String letters = Normalizer.normalize(heading.replace("ß", "ss"), Normalizer.Form.NFKD);
    String plain = OTHERS.matcher(MARKS.matcher(letters).replaceAll("")).replaceAll("_");
    String name = ENDS.matcher(plain).replaceAll("");
    name = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    if (name.isEmpty()) {
      return "column_" + (column + 1);
    }
    return RESERVED.contains(name) ? name + "_column" : name;
  }

  /** The names of its columns in a dataset's table. */
  List<String> itemColumns() {
    return type.isLabeled() ? List.of(name) : AttributeColumns.names(name, components);
  }
}
