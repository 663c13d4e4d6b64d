package dev.csn.source.images;

import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.folder.ImageFolder;
import dev.csn.source.folder.ImageFolder.Match;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the table's column that names the images' files. */
record FileColumn(Table table, ImageFolder folder) {
  // A hint needs no more rows, and a table may have thousands of columns.
  private static final int MAX_ROWS_TRIED = 100;
  private static final Pattern INDEX = Pattern.compile("[0-9]+");
  private static final Pattern UNNAMED = Pattern.compile("column 1|Unnamed: 0(\\.[0-9]+)?");

  /** The first column, unless it only numbers the rows and another one names files. */
  int infer(List<String> remarks) {
    List<String> header = table.header();
    if (count(0, cell -> INDEX.matcher(cell).matches()) < table.size()) {
      return 0;
    }
    for (int column = 1; column < header.size(); column++) {
      int found = count(column, folder::has);
      boolean endings = 2 * count(column, ImageFolder::hasImageEnding) > table.size();
      if (found == table.size() || (endings && found > 0)) {
        // Numbers may be names without endings if the column has a heading.
        boolean first = !UNNAMED.matcher(header.get(0)).matches() && count(0, folder::has) >= found;
        if (first && found == table.size()) {
          requireSameFiles(column);
        }
        remarks.add(
            String.format(
                "files are named by column '%s', not by '%s': --file-column says otherwise",
                header.get(first ? 0 : column), header.get(first ? column : 0)));
        return first ? 0 : column;
      }
    }
    return 0;
  }

  /** Rejects two columns that name different files: a guess could label every image wrongly. */
  private void requireSameFiles(int column) {
    for (int row = 0; row < table.size(); row++) {
      String number = table.cell(row, 0);
      String name = table.cell(row, column);
      if (number != null && name != null && !sameFile(folder.find(number), folder.find(name))) {
        throw new InputException(
            String.format(
                "%1$s: columns '%2$s' and '%3$s' both name images, different ones: line %4$d has"
                    + " '%5$s' and '%6$s'; --file-column '%3$s' or '%2$s' says which to take",
                table.file(),
                table.header().get(0),
                table.header().get(column),
                table.line(row),
                number,
                name));
      }
    }
  }

  private static boolean sameFile(Match a, Match b) {
    boolean neither = a instanceof ImageFolder.NotFound && b instanceof ImageFolder.NotFound;
    return neither || a.equals(b);
  }

  private int count(int column, Predicate<String> kind) {
    return (int)
        IntStream.range(0, table.size())
            .mapToObj(row -> table.cell(row, column))
            .filter(cell -> cell != null && kind.test(cell))
            .count();
  }

  /**
   * The likely cause of a table of which no row names an image, to follow a message.
   *
   * @param fileColumn the column that was read
   * @param name the first row's
   */
  String hint(int fileColumn, String name) {
    int best = fileColumn;
    int most = found(fileColumn);
    if (most > 0) {
      return ""; // the files are no images
    }
    for (int column = 0; column < table.header().size(); column++) {
      int found = found(column);
      best = found > most ? column : best;
      most = Math.max(most, found);
    }
    if (most > 0) {
      return "; maybe --file-column '"
          + OneLine.of(table.header().get(best), Table.MAX_SHOWN)
          + "', which names files";
    }
    int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    if (end > 0 && folder.has(name.substring(end))) {
      return String.format(
          "; '%s' is found: leave '%s' out of the names",
          OneLine.of(name.substring(end), Table.MAX_SHOWN), OneLine.of(name.substring(0, end)));
    }
    List<String> images = folder.images();
    return images.isEmpty()
        ? "; the folder has no image"
        : String.format(
            "; the folder has '%s'%s",
            OneLine.of(images.get(0), Table.MAX_SHOWN),
            images.size() == 1 ? "" : " and " + (images.size() - 1) + " more");
  }

  private int found(int column) {
    int rows = Math.min(table.size(), MAX_ROWS_TRIED);
    return (int)
        IntStream.range(0, rows).filter(row -> folder.has(table.cell(row, column))).count();
  }
}
