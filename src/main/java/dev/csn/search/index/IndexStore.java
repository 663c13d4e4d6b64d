package dev.csn.search.index;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import dev.csn.io.OutputKind;
import dev.csn.io.StagedDirectory;
import dev.csn.search.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index directory: the files of its graphs, see {@link GraphPlan}, and {@code CRC32CSUMS}, their
 * checksums. Each file holds the CRC-32C of its gallery's {@code CRC32CSUMS}.
 */
public final class IndexStore {
  private static final String CHECKSUMS = "CRC32CSUMS";

  private IndexStore() {}

  /** Receives the progress of a build, in items of all graphs; one call at a time. */
  @FunctionalInterface
  public interface Progress {
    void built(int done, int total);
  }

  private static boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
        && (name.equals(CHECKSUMS) || GraphPlan.isName(name));
  }

  /** The CRC-32C of a gallery's list of checksums. */
  private static int checksum(Path gallery) {
    Path list = GalleryStore.checksums(gallery);
    if (!Files.exists(list)) {
      throw new InputException(
          list + ": no such file, so nothing can tell whether an index is of this gallery");
    }
    try {
      return Integer.parseUnsignedInt(Checksums.of(list), 16);
    } catch (IOException e) {
      throw FileProblem.unreadable(list, e);
    }
  }

  /**
   * Builds an index, and replaces an older one. Uses at most a thread per graph; the bytes do not
   * depend on the number of threads.
   *
   * @param stored directory of {@code gallery}
   * @return each file's size in bytes
   * @throws ConfigurationException if {@code directory} is no index
   */
  public static Map<String, Long> build(
      Path directory, Path stored, Gallery gallery, HnswParameters parameters, Progress progress)
      throws IOException {
    return build(directory, stored, gallery, parameters, GraphPlan.MAX_BLEND_ITEMS, progress);
  }

  static Map<String, Long> build(
      Path directory,
      Path stored,
      Gallery gallery,
      HnswParameters parameters,
      int maxBlendItems,
      Progress progress)
      throws IOException {
    OutputKind kind =
        new OutputKind(
            IndexStore::isOurs,
            "is no directory, an index needs one",
            "not replaced, holds %s, so is no index");
    boolean replaces = kind.mustReplace(directory, directory.toString());
    int checksum = checksum(stored);
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (StagedDirectory staged = StagedDirectory.beside(directory)) {
      List<GraphBuild> builds =
          GraphPlan.all(gallery, maxBlendItems).stream()
              .map(p -> new GraphBuild(staged.path().resolve(p.file()), p, checksum, parameters))
              .toList();
      GraphBuild.runAll(builds, gallery.embeddings(), progress);
      Map<String, String> sums = new LinkedHashMap<>();
      for (GraphBuild build : builds) {
        String name = build.planned().file();
        sums.put(name, Checksums.of(build.file()));
        sizes.put(name, Files.size(build.file()));
      }
      Checksums.write(staged.path().resolve(CHECKSUMS), sums);
      staged.commit(replaces);
    }
    return sizes;
  }

  /**
   * Opens the graphs that searches need.
   *
   * @param stored directory of {@code gallery}
   * @param conditions of positive weight in any search
   * @throws InputException if there is no index, or it is damaged, of another version or of another
   *     gallery
   */
  public static GalleryIndex open(
      Path directory, Path stored, Gallery gallery, List<String> conditions) {
    return open(directory, stored, gallery, conditions, GalleryIndex.EXHAUSTIVE_ITEMS);
  }

  static GalleryIndex open(
      Path directory, Path stored, Gallery gallery, List<String> conditions, int exhaustiveItems) {
    requireThere(directory, stored);
    Checksums sums =
        Checksums.read(directory.resolve(CHECKSUMS))
            .orElseThrow(
                () ->
                    new InputException(
                        directory.resolve(CHECKSUMS) + ": no such file, the index is damaged"));
    Reader graphs = new Reader(directory, stored, checksum(stored), gallery, sums);
    Map<String, GraphSearch> ofConditions = new HashMap<>();
    for (String name : conditions) {
      WeightedSpace space = GraphPlan.space(gallery, Similarity.of(name));
      if (space.size() > 0) {
        int c = gallery.masks().conditions().indexOf(name);
        ofConditions.put(name, graphs.condition(c, space));
      }
    }
    List<GraphSearch> blend = ofConditions.size() > 1 ? graphs.blend() : List.of();
    return new GalleryIndex(gallery, ofConditions, blend, exhaustiveItems);
  }

  /**
   * Requires an index. If a command was killed while it replaced an index, this restores the old
   * one.
   *
   * @throws InputException if there is none
   */
  public static void requireThere(Path directory, Path stored) {
    if (!Files.exists(directory)) {
      try {
        StagedDirectory.recover(directory);
      } catch (IOException e) {
        throw FileProblem.unreadable(directory, e);
      }
    }
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory + ": no index of " + stored + "; `csn index` builds one, of the same gallery");
    }
  }

  /**
   * Opens graphs and checks that they belong to the gallery.
   *
   * @param directory the index
   * @param stored directory of the gallery
   * @param checksum CRC-32C of the gallery's list of checksums
   * @param sums checksums of the index's files
   */
  record Reader(Path directory, Path stored, int checksum, Gallery gallery, Checksums sums) {
    /**
     * Opens the graph of one condition.
     *
     * @param number the index of its mask
     * @param space of the mask
     * @throws InputException if it is damaged, or of another gallery
     */
    GraphSearch condition(int number, WeightedSpace space) {
      String name = GraphPlan.condition(number);
      GraphFile file = open(name);
      int items = gallery.items().size();
      requireRows(name, file, new GraphPlan.RowRange(0, items));
      if (!Arrays.equals(file.space().weights(), space.weights())) {
        throw new InputException(
            directory.resolve(name) + ": damaged, not of the mask that it is for");
      }
      return new GraphSearch(file);
    }

    /**
     * Opens the graphs of the blend of all conditions.
     *
     * @return the graphs in the order of their rows; empty if the index has none. That is so if all
     *     items coincide, which would take long to verify
     * @throws InputException if one is damaged or missing, or of another gallery
     */
    List<GraphSearch> blend() {
      List<GraphSearch> parts = new ArrayList<>();
      int items = gallery.items().size();
      int end = 0;
      while (end < items && (end > 0 || sums.lists(GraphPlan.blend(0)))) {
        String name = GraphPlan.blend(parts.size());
        GraphFile file = open(name);
        int count = Math.min(file.header().items(), items - end);
        requireRows(name, file, new GraphPlan.RowRange(end, count));
        parts.add(new GraphSearch(file));
        end += count;
      }
      return parts;
    }

    private GraphFile open(String name) {
      Path path = directory.resolve(name);
      GraphFile file = GraphFile.open(path, sums);
      GraphFile.Header header = file.header();
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

    private void requireRows(String name, GraphFile file, GraphPlan.RowRange rows) {
      GraphPlan.RowRange own = file.header().rows();
      if (!own.equals(rows)) {
        throw new InputException(
            String.format(
                "%s: damaged, of %d items from row %d on, not of %d from row %d on",
                directory.resolve(name), own.count(), own.first(), rows.count(), rows.first()));
      }
    }
  }
}
