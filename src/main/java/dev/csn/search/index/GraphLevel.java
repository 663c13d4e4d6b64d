package dev.csn.search.index;

import dev.csn.error.InputException;
import java.nio.IntBuffer;
import java.nio.file.Path;

/** One level of a graph, as its file has it. */
final class GraphLevel {
  private final Path file;
  private final int items;
  private final IntBuffer nodes;
  private final IntBuffer starts;
  private final IntBuffer neighbors;

  /**
   * @param nodes ascending; null where all items are
   * @param starts where each node's neighbours begin, and the last one's end
   */
  GraphLevel(Path file, int items, IntBuffer nodes, IntBuffer starts, IntBuffer neighbors) {
    this.file = file;
    this.items = items;
    this.nodes = nodes;
    this.starts = starts;
    this.neighbors = neighbors;
  }

  /** The place of an item among the level's nodes. */
  int place(int item) {
    if (nodes == null) {
      return item;
    }
    int from = 0;
    int to = nodes.limit() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int node = nodes.get(middle);
      if (node == item) {
        return middle;
      }
      if (node < item) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    throw damaged("no node " + item + " where one is linked to");
  }

  /** Where the neighbours of the node at a place begin; of the one before, where they end. */
  int start(int place) {
    int start = starts.get(place);
    if (start < 0 || start > neighbors.limit()) {
      throw damaged("neighbours from " + start + " on, of " + neighbors.limit());
    }
    return start;
  }

  /** One of all nodes' neighbours. */
  int neighbor(int at) {
    int neighbor = neighbors.get(at);
    if (neighbor < 0 || neighbor >= items) {
      throw damaged("neighbour " + neighbor + " of " + items + " items");
    }
    return neighbor;
  }

  /** How many nodes there are. */
  int size() {
    return starts.limit() - 1;
  }

  /** The item at a place. */
  int node(int place) {
    return nodes == null ? place : nodes.get(place);
  }

  private InputException damaged(String what) {
    return new InputException(file + ": damaged, " + what);
  }
}
