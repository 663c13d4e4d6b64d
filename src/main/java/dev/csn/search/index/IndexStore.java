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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index directory: the files of its graphs, see {@link PlannedGraph}. {@code CRC32CSUMS} vouches
 * for them. Each names the gallery that it is of by the checksum of that one's list of checksums.
 */
public final class IndexStore {
  private static final String CHECKSUMS = "CRC32CSUMS";

  private IndexStore() {}

  /** Is told how far the building has come; from several threads, one at a time. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So many items are in their graphs.
     *
     * @param total items of all graphs
     */
    void built(int done, int total);
  }

  private static boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
        && (name.equals(CHECKSUMS) || PlannedGraph.isName(name));
  }

  /** The checksum by which an index names its gallery. */
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
   * Builds an index beside its place and renames it into it, replacing one that is there. Uses as
   * many threads as there are processors and graphs, on which nothing depends.
   *
   * @param directory the index
   * @param stored where {@code gallery} is stored
   * @return the sizes of the files in bytes, by their names
   * @throws ConfigurationException if something else is in its place
   * @throws IOException if it cannot be written
   */
  public static Map<String, Long> build(
      Path directory, Path stored, Gallery gallery, IndexSettings settings, Progress progress)
      throws IOException {
    return build(directory, stored, gallery, settings, PlannedGraph.PART, progress);
  }

  /** The same; a blend's graphs are of so many items at most. */
  static Map<String, Long> build(
      Path directory,
      Path stored,
      Gallery gallery,
      IndexSettings settings,
      int part,
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
      List<PlannedGraph> planned = PlannedGraph.all(gallery, part);
      List<GraphBuild> builds =
          planned.stream()
              .map(p -> new GraphBuild(staged.path().resolve(p.file()), p, checksum, settings))
              .toList();
      new ParallelBuild(gallery.embeddings(), progress).run(builds);
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
   * Opens what searches need of an index.
   *
   * @param directory the index
   * @param stored where {@code gallery} is stored
   * @param conditions that count in any of them
   * @throws InputException if there is none, or it is damaged, of another version or of another
   *     gallery
   */
  public static GalleryIndex open(
      Path directory, Path stored, Gallery gallery, List<String> conditions) {
    return open(directory, stored, gallery, conditions, GalleryIndex.FEW);
  }

  /** The same; so few items a graph that a filter leaves are looked at one by one. */
  static GalleryIndex open(
      Path directory, Path stored, Gallery gallery, List<String> conditions, int few) {
    requireThere(directory, stored);
    Checksums sums =
        Checksums.read(directory.resolve(CHECKSUMS))
            .orElseThrow(
                () ->
                    new InputException(
                        directory.resolve(CHECKSUMS) + ": no such file, the index is damaged"));
    OpenGraphs graphs = new OpenGraphs(directory, stored, checksum(stored), gallery, sums);
    Map<String, GraphSearch> ofConditions = new HashMap<>();
    for (String name : conditions) {
      GraphSpace space = PlannedGraph.space(gallery, Similarity.of(name));
      if (space.size() > 0) {
        int c = gallery.masks().conditions().indexOf(name);
        ofConditions.put(name, graphs.condition(c, space));
      }
    }
    List<GraphSearch> blend = ofConditions.size() > 1 ? graphs.blend() : List.of();
    return new GalleryIndex(gallery, ofConditions, blend, few);
  }

  /**
   * Makes sure that there is an index, before long work that it is for.
   *
   * @throws InputException if there is none
   */
  public static void requireThere(Path directory, Path stored) {
    if (!Files.exists(directory)) {
      putBack(directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory + ": no index of " + stored + "; `csn index` builds one, of the same gallery");
    }
  }

  /** A command that was killed may have taken the index away, to put another in its place. */
  private static void putBack(Path directory) {
    try {
      StagedDirectory.recover(directory);
    } catch (IOException e) {
      throw FileProblem.unreadable(directory, e);
    }
  }
}
