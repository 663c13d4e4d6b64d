package dev.csn.search.index;

import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.search.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph that an index has: {@code condition-<number>.hnsw} of all items for each condition, by
 * the number of its mask, and {@code blend-<number>.hnsw} of all conditions, if there are several,
 * for each part of the items.
 *
 * @param file its name
 */
record PlannedGraph(String file, GraphSpace space, RowRange rows) {
  /**
   * Items of a blend's graph at most. A graph is built on one thread, and one of a blend takes
   * three times as long as a condition's: in parts it keeps all processors busy, and is quicker
   * built. Answers take longer by parts, so conditions have none.
   */
  static final int PART = 500_000;

  static String condition(int number) {
    return "condition-" + number + ".hnsw";
  }

  static String blend(int part) {
    return "blend-" + part + ".hnsw";
  }

  /** Whether a file may be a graph, also of an index of version 1, whose blend had no parts. */
  static boolean isName(String file) {
    return file.matches("(condition-\\d+|blend(-\\d+)?)\\.hnsw");
  }

  /** The space of a similarity in a gallery. */
  static GraphSpace space(Gallery gallery, Similarity similarity) {
    return new GraphSpace(similarity.weights(gallery.masks(), gallery.embeddings()));
  }

  /**
   * All of a gallery's graphs but those in whose space all items are in one point; those that take
   * longest first.
   *
   * @param part items of a blend's graph at most
   */
  static List<PlannedGraph> all(Gallery gallery, int part) {
    Masks masks = gallery.masks();
    int items = gallery.items().size();
    List<PlannedGraph> graphs = new ArrayList<>();
    if (masks.size() > 1) {
      GraphSpace space = space(gallery, Similarity.even(masks.conditions()));
      List<RowRange> parts = parts(items, part);
      for (int p = 0; p < parts.size(); p++) {
        graphs.add(new PlannedGraph(blend(p), space, parts.get(p)));
      }
    }
    for (int c = 0; c < masks.size(); c++) {
      GraphSpace space = space(gallery, Similarity.of(masks.conditions().get(c)));
      graphs.add(new PlannedGraph(condition(c), space, new RowRange(0, items)));
    }
    graphs.removeIf(graph -> graph.space().size() == 0);
    return graphs;
  }

  /** As few parts of at most so many as there can be, of the same size to within one. */
  private static List<RowRange> parts(int items, int part) {
    int count = (items + part - 1) / part;
    List<RowRange> parts = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      int first = (int) ((long) items * p / count);
      int end = (int) ((long) items * (p + 1) / count);
      parts.add(new RowRange(first, end - first));
    }
    return parts;
  }
}
