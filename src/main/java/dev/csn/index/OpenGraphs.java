package dev.csn.index;

import dev.csn.error.InputException;
import dev.csn.io.Checksums;
import dev.csn.retrieval.Gallery;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens graphs of one index, which must be of one gallery.
 *
 * @param stored where the gallery is stored
 * @param checksum by which its indexes name it
 * @param sums of the index's files
 */
record OpenGraphs(Path directory, Path stored, int checksum, Gallery gallery, Checksums sums) {
  /**
   * Opens a file that must hold a graph of the gallery.
   *
   * @throws InputException if it is damaged, or of another gallery
   */
  GraphSearch open(String name) {
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
    int items = gallery.items().size();
    int dimensions = gallery.embeddings().dimensions();
    if (header.items() != items || header.dimensions() != dimensions) {
      throw new InputException(
          String.format(
              "%s: damaged, %d items of %d dimensions, but the gallery has %d of %d",
              path, header.items(), header.dimensions(), items, dimensions));
    }
    return new GraphSearch(file);
  }

  /**
   * Opens a file that must hold the graph of one condition.
   *
   * @param space that it must be in
   */
  GraphSearch open(String name, GraphSpace space) {
    GraphSearch graph = open(name);
    if (!Arrays.equals(graph.space().weights(), space.weights())) {
      throw new InputException(
          directory.resolve(name) + ": damaged, not of the mask that it is for");
    }
    return graph;
  }
}
