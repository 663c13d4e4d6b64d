package dev.csn.spark;

import dev.csn.search.GalleryPart;
import dev.csn.search.Search;
import dev.csn.search.Where;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** A task: finds, among a partition's rows, the items nearest to the point of every search. */
final class NearestItems implements PairFlatMapFunction<Iterator<InternalRow>, Integer, long[]> {
  private static final long serialVersionUID = 1;

  /** Items that are held, and searched, at a time. */
  private static final int HELD = 16_384;

  private final Broadcast<List<Search>> searches;
  private final GalleryColumns columns;
  private final int dimensions;
  private final int k;
  private final Where where;

  NearestItems(
      Broadcast<List<Search>> searches,
      GalleryColumns columns,
      int dimensions,
      int k,
      Where where) {
    this.searches = searches;
    this.columns = columns;
    this.dimensions = dimensions;
    this.k = k;
    this.where = where;
  }

  @Override
  public Iterator<Tuple2<Integer, long[]>> call(Iterator<InternalRow> rows) {
    long[][] best = new long[searches.value().size()][0];
    List<StoredItem> held = new ArrayList<>();
    while (rows.hasNext()) {
      held.add(columns.item(rows.next()));
      if (held.size() == HELD || !rows.hasNext()) {
        search(StoredItem.sorted(held), best);
        held.clear();
      }
    }
    return IntStream.range(0, best.length).mapToObj(s -> new Tuple2<>(s, best[s])).iterator();
  }

  private void search(List<StoredItem> held, long[][] best) {
    GalleryPart part =
        new GalleryPart(
            held.stream().mapToInt(StoredItem::id).toArray(),
            StoredItem.embeddings(held, dimensions));
    int[] allowed = where.allowsAll() ? null : where.rows(columns.items(held));
    for (int s = 0; s < best.length; s++) {
      Search search = searches.value().get(s);
      long[] found =
          allowed == null ? part.nearest(search, k) : part.nearestAmong(allowed, search, k);
      best[s] = GalleryPart.merge(k, best[s], found);
    }
  }
}
