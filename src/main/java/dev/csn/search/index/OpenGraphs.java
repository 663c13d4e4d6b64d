package dev.csn.search.index;

import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.io.Checksums;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Opens graphs of one index, which must be of one gallery.
 *
 * @param stored where the gallery is stored
 * @param checksum by which its indexes name it
 * @param sums of the index's files
 */
record OpenGraphs(Path directory, Path stored, int checksum, Gallery gallery, Checksums sums) {
  /**
   * Opens the graph of one condition.
   *
   * @param space that it must be in
   * @throws InputException if it is damaged, or of another gallery
   */
  GraphSearch condition(int number, GraphSpace space) {
    String name = PlannedGraph.condition(number);
    GraphFile file = open(name);
    int items = gallery.items().size();
    requireRows(name, file, new RowRange(0, items));
    if (!Arrays.equals(file.space().weights(), space.weights())) {
      throw new InputException(
          directory.resolve(name) + ": damaged, not of the mask that it is for");
    }
    return new GraphSearch(file);
  }

  /**
   * Opens the graphs of the blend of all conditions.
   *
   * @return of one part of the items after the other; none if there are none, as where all items
   *     are in one point: whether they are would take long to find out
   * @throws InputException if one is damaged or missing, or of another gallery
   */
  List<GraphSearch> blend() {
    List<GraphSearch> parts = new ArrayList<>();
    int items = gallery.items().size();
    int end = 0;
    while (end < items && (end > 0 || sums.lists(PlannedGraph.blend(0)))) {
      String name = PlannedGraph.blend(parts.size());
      GraphFile file = open(name);
      int count = Math.min(file.header().items(), items - end);
      requireRows(name, file, new RowRange(end, count));
      parts.add(new GraphSearch(file));
      end += count;
    }
    return parts;
  }

  private GraphFile open(String name) {
    Path path = directory.resolve(name);
    GraphFile file = GraphFile.open(path, sums);
    GraphHeader header = file.header();
    if (header.gallery() != checksum) {
      throw new InputException(
          path
              + ": is not of "
              + stored
              + " as that is now; build the index anew with `csn index`");
    }
    int dimensions = gallery.embeddings().dimensions();
    if (header.dimensions() != dimensions) {
      throw new InputException(
          String.format(
              "%s: damaged, of %d dimensions, but the gallery has %d",
              path, header.dimensions(), dimensions));
    }
    return file;
  }

  private void requireRows(String name, GraphFile file, RowRange rows) {
    RowRange own = file.header().rows();
    if (!own.equals(rows)) {
      throw new InputException(
          String.format(
              "%s: damaged, of %d items from row %d on, not of %d from row %d on",
              directory.resolve(name), own.count(), own.first(), rows.count(), rows.first()));
    }
  }
}
