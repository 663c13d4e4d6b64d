package dev.csn.run;

import dev.csn.config.Check;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.search.index.GalleryIndex;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gallery of a query, a filter on it, and the kind of search.
 *
 * @param split the gallery of the run
 * @param export a stored gallery to search instead; null for none
 * @param where filters of the items; see {@link dev.csn.search.Filter}
 * @param index whether to search by the gallery's index
 * @param candidates efSearch: the number of items that each graph of the index returns for exact
 *     ranking
 */
public record SearchOptions(
    Split split, @Nullable Path export, List<String> where, boolean index, int candidates) {
  /** More items than any query needs, but few enough that their distances fit into memory. */
  private static final int MAX_CANDIDATES = 1 << 24;

  public SearchOptions {
    where = List.copyOf(where);
    Check.between("--candidates", candidates, 1, MAX_CANDIDATES);
    if (export != null && split != Split.TEST) {
      throw new ConfigurationException(
          "--gallery " + export + ": cannot be combined with --split " + split.label());
    }
    if (index && split != Split.TEST) {
      throw new ConfigurationException(
          "--index: cannot be combined with --split "
              + split.label()
              + ", which is not stored; export it with `csn embed`, build an index with `csn index"
              + " --gallery` and name it with --gallery");
    }
  }

  /** Exact search of a whole split. */
  public static SearchOptions exact(Split split) {
    return new SearchOptions(split, null, List.of(), false, GalleryIndex.EF_SEARCH);
  }
}
