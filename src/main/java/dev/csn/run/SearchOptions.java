package dev.csn.run;

import dev.csn.config.Check;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.search.index.GalleryIndex;
import java.nio.file.Path;
import java.util.List;

/**
 * Among what a query searches, and how.
 *
 * @param split the gallery
 * @param export a stored gallery to search instead; null for none
 * @param where what items must be like; see {@link dev.csn.search.Where}
 * @param index whether to search by the gallery's index
 * @param candidates that each graph of the index gives
 */
public record SearchOptions(
    Split split, Path export, List<String> where, boolean index, int candidates) {
  public SearchOptions {
    where = List.copyOf(where);
    Check.between("--candidates", candidates, 1, 1 << 24);
    if (export != null && split != Split.TEST) {
      throw new ConfigurationException(
          "--gallery: " + export + " beside --split " + split.label() + ", name one");
    }
    if (index && split != Split.TEST) {
      throw new ConfigurationException(
          "--index: beside --split "
              + split.label()
              + ", which is not stored; export it with `csn embed`, build an index with `csn index"
              + " --gallery` and name it with --gallery");
    }
  }

  /** Exact search of a whole split. */
  public static SearchOptions exact(Split split) {
    return new SearchOptions(split, null, List.of(), false, GalleryIndex.CANDIDATES);
  }
}
