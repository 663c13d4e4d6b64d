package dev.csn.search.index;

import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.search.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph of an index. {@code condition-<number>.hnsw} holds all items in the space of one mask;
 * {@code blend-<number>.hnsw} holds one range of the items in the even blend of all conditions, if
 * there are several.
 *
 * @param file the file's name
 */
record GraphPlan(String file, WeightedSpace space, RowRange rows) {
  /**
   * Items of a blend's graph. A graph is built on one thread, and a blend takes three times as long
   * as a condition, so ranges keep all processors busy. Several graphs answer more slowly than one,
   * so a condition has one.
   */
  static final int MAX_BLEND_ITEMS = 500_000;

  static String condition(int number) {
    return "condition-" + number + ".hnsw";
  }

  static String blend(int part) {
    return "blend-" + part + ".hnsw";
  }

  static boolean isName(String file) {
    return file.matches("(condition|blend)-\\d+\\.hnsw");
  }

  /** The space of a similarity in a gallery. */
  static WeightedSpace space(Gallery gallery, Similarity similarity) {
    return new WeightedSpace(similarity.weights(gallery.masks(), gallery.embeddings()));
  }

  /**
   * The graphs of a gallery, those that take longest to build first. A similarity without any
   * dimension has none.
   *
   * @param maxBlendItems number of items in a blend's graph
   */
  static List<GraphPlan> all(Gallery gallery, int maxBlendItems) {
    Masks masks = gallery.masks();
    int items = gallery.items().size();
    List<GraphPlan> graphs = new ArrayList<>();
    if (masks.size() > 1) {
      WeightedSpace space = space(gallery, Similarity.even(masks.conditions()));
      List<RowRange> parts = parts(items, maxBlendItems);
      for (int p = 0; p < parts.size(); p++) {
        graphs.add(new GraphPlan(blend(p), space, parts.get(p)));
      }
    }
    for (int c = 0; c < masks.size(); c++) {
      WeightedSpace space = space(gallery, Similarity.of(masks.conditions().get(c)));
      graphs.add(new GraphPlan(condition(c), space, new RowRange(0, items)));
    }
    graphs.removeIf(graph -> graph.space().size() == 0);
    return graphs;
  }

  /** The fewest ranges of at most {@code max} items, whose sizes differ by one at most. */
  private static List<RowRange> parts(int items, int max) {
    int count = (items + max - 1) / max;
    List<RowRange> parts = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      int first = (int) ((long) items * p / count);
      int end = (int) ((long) items * (p + 1) / count);
      parts.add(new RowRange(first, end - first));
    }
    return parts;
  }

  /**
   * Consecutive rows of a gallery.
   *
   * @param count at least 1
   */
  record RowRange(int first, int count) {
    /** The row after the last. */
    int end() {
      return first + count;
    }

    boolean contains(int row) {
      return row >= first && row - first < count;
    }
  }
}
