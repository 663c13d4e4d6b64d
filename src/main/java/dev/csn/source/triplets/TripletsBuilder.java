package dev.csn.source.triplets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.PreparedDataset;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.source.folder.ImageFolder;
import dev.csn.source.folder.ImageFolder.Found;
import dev.csn.source.folder.ImageFolder.NotFound;
import dev.csn.source.folder.ImageImport;
import dev.csn.source.triplets.TripletsReport.Count;
import dev.csn.source.triplets.TripletsReport.RejectedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dataset of images and given triplets. An image belongs to the first of train, validation
 * and test whose triplets name it, and a triplet is kept if all its images are of its split:
 * nothing that is held out is trained on.
 */
public final class TripletsBuilder {
  private static final int NONE = -1;

  private final TripletsConfig config;
  private final ReleasedTriplets released;
  private final ImageFolder folder;
  private final ImageImport imported;
  private final List<RejectedImage> rejected = new ArrayList<>();

  /** The distinct files that names lead to, in the order in which they are first named. */
  private final List<String> files = new ArrayList<>();

  /** Per name, the index of its file, or {@link #NONE}. */
  private final int[] fileOf;

  /** Per file, the split of its triplets; null if no triplet names it. */
  private final @Nullable Split[] splits;

  /** Per file, its row among the items, or {@link #NONE}. */
  private final int[] rows;

  /** The dataset that was written, and the report on its images and triplets. */
  public record Prepared(@JsonUnwrapped PreparedDataset prepared, TripletsReport report) {}

  private TripletsBuilder(TripletsConfig config) {
    this.config = config;
    this.released = ReleasedTriplets.read(config.triplets());
    this.folder = ImageFolder.list(config.images());
    this.imported = new ImageImport(config.shape(), config.fit(), config.background());
    this.fileOf = findFiles();
    this.splits = splits();
    this.rows = new int[files.size()];
    Arrays.fill(rows, NONE);
  }

  /**
   * Writes the dataset; the same configuration and files give the same bytes.
   *
   * @param force whether an existing dataset may be replaced
   * @throws ConfigurationException if the output cannot or may not be written
   * @throws InputException if the lists are invalid, or a condition has no triplet left in some
   *     split
   * @throws CancellationException if the monitor stops it
   */
  public static Prepared build(TripletsConfig config, boolean force, ImageImport.Monitor monitor) {
    return new TripletsBuilder(config).build(force, monitor);
  }

  private int[] findFiles() {
    int[] found = new int[released.files().size()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < found.length; i++) {
      String name = released.files().get(i);
      found[i] = NONE;
      ImageFolder.Match match = folder.find(name);
      if (match instanceof NotFound none) {
        rejected.add(new RejectedImage(name, none.reason()));
      } else if (match instanceof Found file) {
        Integer before = known.putIfAbsent(file.file(), files.size());
        found[i] = before == null ? files.size() : before;
        if (before == null) {
          files.add(file.file());
        }
      }
    }
    return found;
  }

  private @Nullable Split[] splits() {
    @Nullable Split[] found = new Split[files.size()];
    for (Split split : Split.values()) {
      for (String condition : released.conditions().keySet()) {
        for (int name : released.triplets(condition, split)) {
          int file = fileOf[name];
          if (file != NONE && found[file] == null) {
            found[file] = split;
          }
        }
      }
    }
    return found;
  }

  private Prepared build(boolean force, ImageImport.Monitor monitor) {
    int copies = fileOf.length - rejected.size() - files.size();
    int[] used = IntStream.range(0, splits.length).filter(i -> splits[i] != null).toArray();
    List<String> usedFiles = Arrays.stream(used).mapToObj(files::get).toList();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ImageSetWriter writer =
        ImageSetWriter.create(config.output(), config.shape(), used.length, force)) {
      imported.run(folder, usedFiles, writer, threads, monitor);
      imported.rejected().forEach(r -> rejected.add(new RejectedImage(r.file(), r.reason())));
      int[] items = Arrays.stream(imported.indices()).map(i -> used[i]).toArray();
      IntStream.range(0, items.length).forEach(row -> rows[items[row]] = row);
      Map<String, Map<String, Count>> counts = new LinkedHashMap<>();
      List<Attribute> attributes = new ArrayList<>();
      for (String condition : released.conditions().keySet()) {
        attributes.add(compared(condition, counts));
      }
      Items described =
          new Items(
              IntStream.range(0, items.length).toArray(),
              Arrays.stream(items).mapToObj(file -> splits[file]).toArray(Split[]::new),
              attributes,
              imported.files());
      TripletsReport report =
          new TripletsReport(
              released.files().size(),
              items.length,
              files.size() - used.length,
              copies,
              rejected,
              counts,
              imported.remarks());
      writer.report(Json.pretty(report).getBytes(StandardCharsets.UTF_8));
      return new Prepared(writer.commit(description(described)), report);
    }
  }

  /** Keeps the triplets whose images are items of the triplets' split, and counts the others. */
  private TripletAttribute compared(String condition, Map<String, Map<String, Count>> counts) {
    IntStream.Builder kept = IntStream.builder();
    for (Split split : Split.values()) {
      int[] given = released.triplets(condition, split);
      int withoutImage = 0;
      int acrossSplits = 0;
      for (int i = 0; i < given.length; i += TripletAttribute.PARTS) {
        int anchor = fileOf[given[i]];
        int positive = fileOf[given[i + 1]];
        int negative = fileOf[given[i + 2]];
        if (!isItem(anchor)
            || !isItem(positive)
            || !isItem(negative)
            || anchor == positive
            || anchor == negative
            || positive == negative) {
          withoutImage++;
        } else if (splits[anchor] != split
            || splits[positive] != split
            || splits[negative] != split) {
          acrossSplits++;
        } else {
          kept.add(rows[anchor]).add(rows[positive]).add(rows[negative]);
        }
      }
      int all = given.length / TripletAttribute.PARTS;
      Count count = new Count(all, all - withoutImage - acrossSplits, withoutImage, acrossSplits);
      requireAny(condition, split, count);
      counts.computeIfAbsent(condition, c -> new LinkedHashMap<>()).put(split.label(), count);
    }
    return new TripletAttribute(condition, imported.size(), kept.build().toArray());
  }

  private boolean isItem(int file) {
    return file != NONE && rows[file] != NONE;
  }

  private void requireAny(String condition, Split split, Count count) {
    if (count.kept() == 0) {
      String first = "";
      if (!rejected.isEmpty()) {
        RejectedImage image = rejected.get(0);
        first = "; the first image rejected, '" + image.file() + "': " + image.reason();
      }
      throw new InputException(
          String.format(
              "--triplets %s: condition '%s': none of %d triplets of split %s is left: %d about"
                  + " images that are not there, %d about images of an earlier split%s",
              config.triplets(),
              condition,
              count.given(),
              split,
              count.withoutImage(),
              count.acrossSplits(),
              first));
    }
  }

  private DatasetDescription description(Items items) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("images", imported.digest());
    for (Path source : released.sources()) {
      sources.put(source.getFileName().toString(), Sha256.ofInput(source));
    }
    return new DatasetDescription(
        config.name(),
        config.shape(),
        items,
        /* seed= */ 0,
        sources,
        List.of(),
        imported.recordedFit());
  }
}
