package dev.csn.cli;

import dev.csn.config.Check;
import dev.csn.gallery.Gallery;
import dev.csn.io.FileProblem;
import dev.csn.io.Labeled;
import dev.csn.run.RunDirectory;
import dev.csn.run.StoredGallery;
import dev.csn.search.index.HnswParameters;
import dev.csn.search.index.IndexStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "index",
    description =
        "Build an index (HNSW) of a stored gallery, for csn query --index among a million items.",
    footerHeading = Verb.EXAMPLES,
    footer = {"  csn index", "  csn index --gallery export --connections 32"},
    mixinStandardHelpOptions = true)
final class IndexCommand extends RunVerb<IndexCommand.Index> {
  @Option(
      names = "--gallery",
      paramLabel = "DIR",
      description = {
        "An export by csn embed with the run's model (default: the run's test split). The index"
            + " goes into DIR/index, by default into the run's directory."
      })
  private @Nullable Path export;

  /** Kinds of index. */
  enum Kind implements Labeled {
    HNSW;

    @Override
    public String toString() {
      return label();
    }
  }

  @Option(
      names = "--kind",
      paramLabel = "K",
      description = "hnsw (default): one HNSW graph per condition and one for blends.")
  private String kind = Kind.HNSW.toString();

  @Option(
      names = "--connections",
      paramLabel = "M",
      description = "M of HNSW: links per item (default: 16).")
  private int connections = HnswParameters.DEFAULT.m();

  @Option(
      names = "--construction",
      paramLabel = "N",
      description = "efConstruction of HNSW: candidates for these links (default: 100).")
  private int construction = HnswParameters.DEFAULT.efConstruction();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the levels of items in the graphs (default: 1).")
  private long seed = HnswParameters.DEFAULT.seed();

  /**
   * The result: the index and its files.
   *
   * @param files sizes in bytes, by name
   */
  record Index(String output, String gallery, String kind, int items, Map<String, Long> files) {}

  @Override
  Index result(RunDirectory run) {
    Kind chosen = Check.oneOf("--kind", kind, Kind.values());
    HnswParameters settings = new HnswParameters(connections, construction, seed);
    StoredGallery stored = StoredGallery.of(run, export);
    Gallery gallery = stored.read();
    try (CountDisplay display = CountDisplay.of(output, err(), "items")) {
      Map<String, Long> files =
          IndexStore.build(stored.index(), stored.path(), gallery, settings, display::show);
      display.erase();
      wrote(stored.index());
      return new Index(
          stored.index().toString(),
          stored.path().toString(),
          chosen.toString(),
          gallery.items().size(),
          files);
    } catch (IOException e) {
      throw FileProblem.unwritable(stored.index(), e);
    }
  }

  @Override
  String text(Index result) {
    double mebibytes =
        result.files().values().stream().mapToLong(Long::longValue).sum() / (1024.0 * 1024);
    return String.format(
        Locale.ROOT,
        "%s: %d graphs of %d items, %.1f MiB; of %s%n",
        result.output(),
        result.files().size(),
        result.items(),
        mebibytes,
        result.gallery());
  }
}
