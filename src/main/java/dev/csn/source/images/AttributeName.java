package dev.csn.source.images;

import dev.csn.dataset.ItemsCsv;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes attributes' names of headings: letters, digits, {@code _} and {@code -}. */
final class AttributeName {
  private static final int LONGEST = 48;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final Pattern ENDS = Pattern.compile("^[_-]+|[_-]+$");

  /** Columns that every dataset's own table has. */
  static final Set<String> RESERVED = Set.of(ItemsCsv.ID, ItemsCsv.SPLIT, ItemsCsv.FILE);

  private AttributeName() {}

  /**
   * The name that a column gives its attribute; the heading itself if that is one.
   *
   * @param column from 0, for a heading of which no letter is left
   */
  static String of(String heading, int column) {
    String letters = Normalizer.normalize(heading.replace("ß", "ss"), Normalizer.Form.NFKD);
    String plain = OTHERS.matcher(MARKS.matcher(letters).replaceAll("")).replaceAll("_");
    String name = ENDS.matcher(plain).replaceAll("");
    name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    if (name.isEmpty()) {
      return "column_" + (column + 1);
    }
    return RESERVED.contains(name) ? name + "_column" : name;
  }
}
