package dev.csn.search.index;

import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.hnsw.HnswGraph;

/**
 * A graph's file as Lucene walks it: a place in it, so one for each search. What is walked may be
 * just the lowest level, from a given node on.
 */
final class MappedGraph extends HnswGraph {
  private final GraphFile file;
  private final int levels;
  private final int entry;
  private GraphLevel level;
  private int at;
  private int end;

  private MappedGraph(GraphFile file, int levels, int entry) {
    this.file = file;
    this.levels = levels;
    this.entry = entry;
    this.level = file.levels().get(0);
  }

  static MappedGraph whole(GraphFile file) {
    return new MappedGraph(file, file.header().levels(), file.header().entry());
  }

  static MappedGraph lowest(GraphFile file, int entry) {
    return new MappedGraph(file, 1, entry);
  }

  @Override
  public void seek(int number, int target) {
    level = file.levels().get(number);
    int place = level.place(target);
    at = level.start(place);
    end = level.start(place + 1);
  }

  @Override
  public int nextNeighbor() {
    return at < end ? level.neighbor(at++) : DocIdSetIterator.NO_MORE_DOCS;
  }

  @Override
  public int size() {
    return file.header().items();
  }

  @Override
  public int numLevels() {
    return levels;
  }

  @Override
  public int entryNode() {
    return entry;
  }

  @Override
  public NodesIterator getNodesOnLevel(int number) {
    GraphLevel nodes = file.levels().get(number);
    int[] items = IntStream.range(0, nodes.size()).map(nodes::node).toArray();
    return new ArrayNodesIterator(items, items.length);
  }
}
