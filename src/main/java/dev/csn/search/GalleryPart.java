package dev.csn.search;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One part of a gallery that is stored in parts, maybe on many machines. The merged results of all
 * parts equal those of {@link ExactSearch#search} in the whole gallery, to the last bit.
 *
 * <p>A found item is a key: the bits of its squared distance above its id, so that keys sort by
 * distance first and id second.
 */
public final class GalleryPart implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] ids;
  private final Embeddings embeddings;

  /**
   * A part of n items.
   *
   * @param ids not negative, ascending, [n]
   * @param embeddings unmasked, [n, D]
   */
  public GalleryPart(int[] ids, Embeddings embeddings) {
    if (ids.length != embeddings.size()) {
      throw new IllegalArgumentException(ids.length + " ids of " + embeddings.size() + " items");
    }
    for (int row = 0; row < ids.length; row++) {
      if (ids[row] <= (row == 0 ? -1 : ids[row - 1])) {
        throw new IllegalArgumentException("id " + ids[row] + " in row " + row);
      }
    }
    this.ids = ids.clone();
    this.embeddings = embeddings;
  }

  /**
   * Finds the items of this part that are nearest to a point.
   *
   * @param search with the weights of the whole gallery; excludes an item by its id
   * @return the keys of k items, or of all if they are fewer, best first
   */
  public long[] nearest(Search search, int k) {
    NeighborScan scan = new NeighborScan(embeddings, search.weights());
    int excludedRow = row(search.excluded());
    return ofIds(scan.nearestKeys(search.point(), k, excludedRow, 0, embeddings.blocks()));
  }

  /**
   * Finds the nearest items among some rows of this part.
   *
   * @param rows ascending
   */
  public long[] nearestAmong(int[] rows, Search search, int k) {
    NeighborScan scan = new NeighborScan(embeddings, search.weights());
    return ofIds(scan.nearestKeysAmong(rows, search.point(), k, row(search.excluded())));
  }

  /** The row of an item. If another part has the item, a negative number, which excludes no row. */
  private int row(int id) {
    return Arrays.binarySearch(ids, id);
  }

  /** Turns keys of rows into keys of ids, in place; ids ascend with rows, so the order stays. */
  private long[] ofIds(long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] =
          NearestKeys.key(NearestKeys.squaredDistance(keys[i]), ids[NearestKeys.row(keys[i])]);
    }
    return keys;
  }

  /**
   * Merges results of parts.
   *
   * @param found keys, each array best first
   * @return the keys of k items, or of all if they are fewer, best first
   */
  public static long[] merge(int k, long[]... found) {
    int all = 0;
    for (long[] some : found) {
      all = Math.addExact(all, some.length);
    }
    return NearestKeys.least(Math.min(k, all), found);
  }

  /** The ids of keys, in their order. */
  public static IntStream ids(long[] keys) {
    return LongStream.of(keys).mapToInt(NearestKeys::row);
  }

  /**
   * The neighbors of keys, in their order.
   *
   * @param row maps an id to a row
   * @throws InputException if a distance exceeds float32
   */
  public static List<Neighbor> neighbors(long[] keys, IntUnaryOperator row) {
    List<Neighbor> neighbors = new ArrayList<>(keys.length);
    for (long key : keys) {
      int id = NearestKeys.row(key);
      double distance = Math.sqrt(NearestKeys.squaredDistance(key));
      if (Double.isInfinite(distance)) {
        throw new InputException(
            "embeddings: the distance to item " + id + " exceeds float32, the model has diverged");
      }
      neighbors.add(new Neighbor(row.applyAsInt(id), distance));
    }
    return neighbors;
  }
}
