package dev.csn.source.triplets;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Compared;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.source.images.Accepted;
import dev.csn.source.images.AlikeImages;
import dev.csn.source.images.ImageFolder;
import dev.csn.source.images.ParallelImages;
import dev.csn.source.images.PreparationMonitor;
import dev.csn.source.images.Transparency;
import dev.csn.source.triplets.TripletsReport.Count;
import dev.csn.source.triplets.TripletsReport.RejectedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Makes a dataset of images of which nothing is known but how they compare. An image is of the
 * first of train, validation and test whose triplets name it, and a triplet is kept if all its
 * images are of its split: nothing that is held out is trained on.
 */
public final class TripletsBuilder {
  private static final int NONE = NamedImages.NONE;

  private final TripletsConfig config;
  private final ReleasedTriplets released;
  private final ImageFolder folder;
  private final NamedImages named;
  private final List<RejectedImage> rejected;

  /** Per image, the split of its triplets; null if it is in none. */
  private final Split[] splits;

  /** Per image, its row among the items; or {@link #NONE}. */
  private final int[] rows;

  private final Accepted accepted = new Accepted();
  private final Transparency transparency;
  private final List<Split> itemSplits = new ArrayList<>();

  private TripletsBuilder(TripletsConfig config) {
    this.config = config;
    this.released = ReleasedTriplets.read(config.triplets());
    this.folder = ImageFolder.list(config.images());
    this.named = new NamedImages(released.files(), folder);
    this.rejected = new ArrayList<>(named.rejected());
    this.splits = splits();
    this.transparency = new Transparency(config.fit(), config.background());
    this.rows = new int[named.files().size()];
    Arrays.fill(rows, NONE);
  }

  /**
   * Writes the dataset; the same configuration and files give the same bytes.
   *
   * @param force whether a dataset in the place may be replaced
   * @throws ConfigurationException if the output cannot or may not be written
   * @throws InputException if the lists are not understood, or a condition has no triplet left in
   *     some split
   * @throws CancellationException if the monitor stops it
   */
  public static PreparedTriplets build(
      TripletsConfig config, boolean force, PreparationMonitor monitor) {
    return new TripletsBuilder(config).build(force, monitor);
  }

  private PreparedTriplets build(boolean force, PreparationMonitor monitor) {
    int[] used = IntStream.range(0, splits.length).filter(i -> splits[i] != null).toArray();
    try (ImageSetWriter writer =
        ImageSetWriter.create(config.output(), config.shape(), used.length, force)) {
      write(writer, used, monitor);
      Map<String, Map<String, Count>> counts = new LinkedHashMap<>();
      List<Attribute> attributes = new ArrayList<>();
      for (String condition : released.conditions().keySet()) {
        counts.put(condition, new LinkedHashMap<>());
        attributes.add(compared(condition, counts.get(condition)));
      }
      Items items =
          new Items(
              IntStream.range(0, accepted.size()).toArray(),
              itemSplits.toArray(Split[]::new),
              attributes,
              accepted.files());
      TripletsReport report =
          new TripletsReport(
              released.files().size(),
              accepted.size(),
              splits.length - used.length,
              named.copies(),
              rejected,
              counts,
              transparency.remarks());
      writer.report(Json.pretty(report).getBytes(StandardCharsets.UTF_8));
      return new PreparedTriplets(writer.commit(description(items)), report);
    }
  }

  private Split[] splits() {
    Split[] found = new Split[named.files().size()];
    for (Split split : Split.values()) {
      for (Map<Split, int[]> bySplit : released.conditions().values()) {
        for (int name : bySplit.get(split)) {
          int image = named.image(name);
          if (image != NONE && found[image] == null) {
            found[image] = split;
          }
        }
      }
    }
    return found;
  }

  private void write(ImageSetWriter writer, int[] used, PreparationMonitor monitor) {
    List<Path> paths =
        Arrays.stream(used).mapToObj(image -> folder.path(named.files().get(image))).toList();
    AlikeImages alike = new AlikeImages();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ParallelImages images = new ParallelImages(threads, config.shape(), transparency.fit())) {
      images.decode(
          paths,
          decoded -> {
            int image = used[decoded.index()];
            String file = named.files().get(image);
            if (decoded.refusal() == null) {
              writer.append(decoded.image());
              alike.add(decoded.image());
              transparency.add(decoded);
              rows[image] = accepted.size();
              accepted.add(image, file, decoded.sha256());
              itemSplits.add(splits[image]);
            } else {
              rejected.add(new RejectedImage(file, decoded.refusal()));
            }
            monitor.read(decoded.index() + 1, used.length);
          });
    }
    alike.refuse(config.images());
  }

  private Compared compared(String condition, Map<String, Count> counts) {
    int[] kept = new int[0];
    for (Split split : Split.values()) {
      int[] given = released.conditions().get(condition).get(split);
      int size = kept.length;
      kept = Arrays.copyOf(kept, size + given.length);
      int withoutImage = 0;
      int acrossSplits = 0;
      for (int i = 0; i < given.length; i += 3) {
        int anchor = row(given[i]);
        int positive = row(given[i + 1]);
        int negative = row(given[i + 2]);
        if (Math.min(anchor, Math.min(positive, negative)) == NONE
            || anchor == positive
            || anchor == negative
            || positive == negative) {
          withoutImage++;
        } else if (itemSplits.get(anchor) != split
            || itemSplits.get(positive) != split
            || itemSplits.get(negative) != split) {
          acrossSplits++;
        } else {
          kept[size++] = anchor;
          kept[size++] = positive;
          kept[size++] = negative;
        }
      }
      int left = given.length / 3 - withoutImage - acrossSplits;
      kept = Arrays.copyOf(kept, size);
      counts.put(split.label(), new Count(given.length / 3, left, withoutImage, acrossSplits));
      requireSome(condition, split, counts.get(split.label()));
    }
    return new Compared(condition, accepted.size(), kept);
  }

  private int row(int name) {
    int image = named.image(name);
    return image == NONE ? NONE : rows[image];
  }

  private void requireSome(String condition, Split split, Count count) {
    if (count.kept() == 0) {
      String first =
          rejected.isEmpty()
              ? ""
              : "; the first image rejected, '"
                  + rejected.get(0).file()
                  + "': "
                  + rejected.get(0).reason();
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
    sources.put("images", accepted.digest());
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
        transparency.recorded());
  }
}
