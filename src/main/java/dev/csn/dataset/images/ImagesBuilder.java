package dev.csn.dataset.images;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.SplitSizes;
import dev.csn.dataset.images.ImagesReport.AttributeReport;
import dev.csn.dataset.images.ImagesReport.Rejection;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.random.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Makes a dataset of a folder of images and a table of what is known of each. Items are in the
 * table's order; how many threads read the images changes no byte.
 */
public final class ImagesBuilder {
  private final ImagesConfig config;
  private final int threads;
  private final Table table;
  private final int fileColumn;
  private final AttributePlan plan;
  private final Candidates candidates;
  private final ImageFolder folder;

  private ImagesBuilder(ImagesConfig config, int threads) {
    this.config = config;
    this.threads = threads;
    this.table = Table.read(config.table(), config.missing());
    this.fileColumn =
        config.fileColumn() == null ? 0 : table.column("--file-column", config.fileColumn());
    SplitPolicy splits = config.splits();
    int splitColumn = column("--split-column", splits.column());
    Set<Integer> otherwise = new HashSet<>(Set.of(fileColumn));
    otherwise.add(splitColumn);
    otherwise.add(column("--group-column", splits.group()));
    Map<String, AttributeType> types =
        config.types() == null ? Map.of() : TypesFile.read(config.types());
    this.plan = AttributePlan.of(table, types, config.types(), otherwise);
    this.folder = ImageFolder.list(config.images());
    this.candidates = Candidates.of(table, folder, fileColumn, splitColumn, plan);
  }

  private int column(String flag, String name) {
    return name == null ? -1 : table.column(flag, name);
  }

  /**
   * Writes the dataset; the same configuration and files give the same bytes.
   *
   * @param force whether a dataset in the place may be replaced
   * @throws ConfigurationException if the output cannot or may not be written
   * @throws InputException if the table or the types are not understood, no image is usable, or
   *     what is left cannot be trained on
   * @throws CancellationException if the monitor stops it
   */
  public static PreparedImages build(
      ImagesConfig config, boolean force, PreparationMonitor monitor) {
    return build(config, force, monitor, Runtime.getRuntime().availableProcessors());
  }

  static PreparedImages build(
      ImagesConfig config, boolean force, PreparationMonitor monitor, int threads) {
    return new ImagesBuilder(config, threads).build(force, monitor);
  }

  private PreparedImages build(boolean force, PreparationMonitor monitor) {
    // What the table lacks is better told before 100,000 images have been read.
    values(candidates.rows());
    int most = candidates.files().size();
    try (ImageSetWriter writer =
        ImageSetWriter.create(config.output(), config.shape(), most, force)) {
      Accepted accepted = write(writer, monitor);
      candidates.requireSome();
      List<Values> values = values(accepted.rows());
      ItemSplits splits =
          ItemSplits.of(
              config.splits(),
              table,
              accepted.rows(),
              accepted.files(),
              accepted.digests(),
              values,
              new Seed(config.seed()).of("split"));
      List<Attribute> attributes = attributes(values, splits);
      Items items =
          new Items(
              IntStream.range(0, accepted.size()).toArray(),
              splits.splits(),
              attributes,
              accepted.files());
      Trainable.check(config.table(), items);
      ImagesReport report = report(accepted, splits.how(), items);
      writer.report(Json.pretty(report).getBytes(StandardCharsets.UTF_8));
      return new PreparedImages(writer.commit(description(items, accepted)), report);
    }
  }

  private List<Attribute> attributes(List<Values> values, ItemSplits splits) {
    try {
      return values.stream().map(v -> v.attribute(splits.splits())).toList();
    } catch (IllegalArgumentException e) { // such as a spread that no scale may have
      throw new InputException(config.table() + ": " + e.getMessage(), e);
    }
  }

  private List<Values> values(int[] rows) {
    return plan.attributes().stream().map(a -> Values.of(a, table, rows)).toList();
  }

  private Accepted write(ImageSetWriter writer, PreparationMonitor monitor) {
    Accepted accepted = new Accepted();
    int[] rows = candidates.rows();
    List<Path> paths = candidates.files().stream().map(folder::path).toList();
    try (ParallelImages images = new ParallelImages(threads, config.shape(), config.fit())) {
      images.decode(
          paths,
          decoded -> {
            int i = decoded.index();
            if (decoded.refusal() == null) {
              writer.append(decoded.image());
              accepted.add(rows[i], candidates.files().get(i), decoded.sha256());
            } else {
              candidates.reject(i, decoded.refusal());
            }
            monitor.read(i + 1, rows.length);
          });
    }
    return accepted;
  }

  private DatasetDescription description(Items items, Accepted accepted) {
    Map<String, String> sources = new HashMap<>();
    sources.put("images", accepted.digest());
    sources.put("attributes", Sha256.ofInput(config.table()));
    if (config.types() != null) {
      sources.put("types", Sha256.ofInput(config.types()));
    }
    return new DatasetDescription(
        config.name(), config.shape(), items, config.seed(), sources, List.of(), config.fit());
  }

  private ImagesReport report(Accepted accepted, String split, Items items) {
    List<Attribute> attributes = items.attributes();
    List<AttributeReport> reports = new ArrayList<>();
    for (int a = 0; a < attributes.size(); a++) {
      reports.add(AttributeReports.of(plan.attributes().get(a), attributes.get(a), table));
    }
    Map<String, Integer> rejectedBy = new TreeMap<>();
    for (Rejection rejection : candidates.rejected()) {
      rejectedBy.merge(rejection.kind().label(), 1, Integer::sum);
    }
    return new ImagesReport(
        table.size(),
        accepted.size(),
        rejectedBy,
        candidates.rejected(),
        candidates.withoutRow(),
        accepted.copies(),
        split,
        SplitSizes.of(items),
        reports,
        plan.ignored(),
        plan.renamed(),
        Remarks.of(reports, config, accepted.copies().size()));
  }
}
