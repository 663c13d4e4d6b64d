package dev.csn.view.projector;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.dataset.Items;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The attributes of items, a row each: {@code id}, a column per attribute, or per component of a
 * continuous one, and the image's file where images have names. Unknown values are empty.
 */
final class MetadataTsv {
  /** Characters that may end a cell or a line for some reader. */
  private static final Pattern ENDS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

  private MetadataTsv() {}

  /** Writes the table and leaves {@code out} open. */
  static void write(OutputStream out, Items items) throws IOException {
    List<String> heading = new ArrayList<>(List.of("id"));
    for (Attribute attribute : items.attributes()) {
      heading.addAll(AttributeColumns.names(attribute.schema()));
    }
    if (items.haveFiles()) {
      heading.add("file");
    }
    if (heading.size() > 1) {
      writeLine(out, heading); // the projector takes the heading of a single column for an item
    }
    for (int row = 0; row < items.size(); row++) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(items.id(row))));
      for (Attribute attribute : items.attributes()) {
        AttributeColumns.cells(attribute, row)
            .forEach(cell -> cells.add(cell == null ? "" : cell.toString()));
      }
      if (items.haveFiles()) {
        cells.add(items.file(row));
      }
      writeLine(out, cells);
    }
  }

  private static void writeLine(OutputStream out, List<String> cells) throws IOException {
    String line = String.join("\t", cells.stream().map(MetadataTsv::harmless).toList());
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The text with blanks for characters that would end its cell. */
  static String harmless(String text) {
    return ENDS.matcher(text).replaceAll(" ");
  }
}
