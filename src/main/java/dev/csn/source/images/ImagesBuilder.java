package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.attribute.Attribute;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.PreparedDataset;
import dev.csn.dataset.SplitSizes;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.random.Seed;
import dev.csn.source.folder.ImageFolder;
import dev.csn.source.folder.ImageImport;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.Copy;
import dev.csn.source.images.ImagesReport.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dataset of a folder of images and a table of their attributes. Items are in the table's
 * order; the number of threads that read the images changes no byte.
 */
public final class ImagesBuilder {
  private final ImagesConfig config;
  private final List<String> remarks = new ArrayList<>();
  private final Table table;
  private final ImageFolder folder;
  private final TableSchema schema;
  private final SplitPolicy splits;
  private final MatchedRows matched;
  private final ImageImport images;

  /** The dataset that was written, and the report on each row. */
  public record Prepared(@JsonUnwrapped PreparedDataset prepared, ImagesReport report) {}

  private ImagesBuilder(ImagesConfig config) {
    this.config = config;
    this.table = Table.read(config.table(), config.missing(), config.decimal());
    this.folder = ImageFolder.list(config.images());
    int fileColumn =
        config.fileColumn() == null
            ? new FileColumn(table, folder).infer(remarks)
            : table.column("--file-column", config.fileColumn());
    Set<Integer> other = new HashSet<>(Set.of(fileColumn));
    column("--split-column", config.splits().column()).ifPresent(other::add);
    column("--group-column", config.splits().group()).ifPresent(other::add);
    Map<String, AttributeType> types =
        config.types() == null ? Map.of() : AttributeType.readAll(config.types());
    this.schema = TableSchema.of(table, types, config.types(), other);
    this.splits = splitPolicy();
    OptionalInt splitColumn = column("--split-column", splits.column());
    this.matched = new MatchedRows(table, folder, fileColumn, splitColumn, schema);
    this.images = new ImageImport(config.shape(), config.fit(), config.background());
  }

  private OptionalInt column(String flag, @Nullable String name) {
    return name == null ? OptionalInt.empty() : OptionalInt.of(table.column(flag, name));
  }

  /** The configured policy; if it leaves the choice, the one column that names splits. */
  private SplitPolicy splitPolicy() {
    SplitPolicy configured = config.splits();
    List<String> named = schema.splitColumns().stream().map(table.header()::get).toList();
    if (named.size() == 1 && configured.column() == null && configured.group() == null) {
      remarks.add(
          String.format(
              "the splits were read from column '%1$s'; maybe draw them instead: --types with"
                  + " {\"%1$s\": \"ignore\"}",
              named.get(0)));
      return configured.withColumn(named.get(0));
    }
    if (!named.isEmpty()) {
      remarks.add(
          "columns " + named + " hold splits but were not used; maybe name one by --split-column");
    }
    return configured;
  }

  /**
   * Writes the dataset; the same configuration and files give the same bytes.
   *
   * @param force whether an existing dataset may be replaced
   * @throws ConfigurationException if the output cannot or may not be written
   * @throws InputException if the table or the types are invalid, no image is usable, or a split
   *     has no triplet of some condition
   * @throws CancellationException if the monitor stops it
   */
  public static Prepared build(ImagesConfig config, boolean force, ImageImport.Monitor monitor) {
    return build(config, force, monitor, Runtime.getRuntime().availableProcessors());
  }

  static Prepared build(
      ImagesConfig config, boolean force, ImageImport.Monitor monitor, int threads) {
    return new ImagesBuilder(config).build(force, monitor, threads);
  }

  private Prepared build(boolean force, ImageImport.Monitor monitor, int threads) {
    // A mistake in the table is reported before 100,000 images are read; all files count as
    // different until then.
    List<String> files = matched.files();
    var unused = split(new ItemSplits.Sources(matched.rows(), files, files), 0);
    try (ImageSetWriter writer =
        ImageSetWriter.create(config.output(), config.shape(), files.size(), force)) {
      images.run(folder, files, writer, threads, monitor);
      images.rejected().forEach(file -> matched.reject(file.index(), file.reason()));
      matched.requireAny();
      int[] matchedRows = matched.rows();
      int[] rows = Arrays.stream(images.indices()).map(i -> matchedRows[i]).toArray();
      List<Copy> copies = copies();
      SplitItems split =
          split(new ItemSplits.Sources(rows, images.files(), images.digests()), copies.size());
      ImagesReport report = report(split, copies);
      writer.report(Json.pretty(report).getBytes(StandardCharsets.UTF_8));
      return new Prepared(writer.commit(description(split.items())), report);
    }
  }

  private record SplitItems(Items items, String how) {}

  /** Makes the items, and refuses them if they cannot be trained on. */
  private SplitItems split(ItemSplits.Sources sources, int copies) {
    int[] rows = sources.rows();
    List<AttributeValues> values =
        schema.attributes().stream().map(spec -> AttributeValues.of(spec, table, rows)).toList();
    Seed seed = new Seed(config.seed()).of("split");
    ItemSplits drawn = ItemSplits.of(splits, table, sources, values, seed);
    int[] ids = IntStream.range(0, rows.length).toArray();
    Items items = new Items(ids, drawn.splits(), attributes(values, drawn), sources.files());
    new TripletCheck(table, schema, splits, copies).check(items);
    return new SplitItems(items, drawn.how());
  }

  private List<Attribute> attributes(List<AttributeValues> values, ItemSplits drawn) {
    try {
      return values.stream().map(v -> v.attribute(drawn.splits())).toList();
    } catch (IllegalArgumentException e) { // such as a spread beyond the bounds of scales
      throw new InputException(config.table() + ": " + e.getMessage(), e);
    }
  }

  /** The items whose files have the same bytes as an earlier one's. */
  private List<Copy> copies() {
    Map<String, String> first = new HashMap<>();
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      String earlier = first.putIfAbsent(images.digests().get(i), images.files().get(i));
      if (earlier != null) {
        copies.add(new Copy(images.files().get(i), earlier));
      }
    }
    return copies;
  }

  private DatasetDescription description(Items items) {
    Map<String, String> sources = new HashMap<>();
    sources.put("images", images.digest());
    sources.put("attributes", Sha256.ofInput(config.table()));
    if (config.types() != null) {
      sources.put("types", Sha256.ofInput(config.types()));
    }
    return new DatasetDescription(
        config.name(),
        config.shape(),
        items,
        config.seed(),
        sources,
        List.of(),
        images.recordedFit());
  }

  private ImagesReport report(SplitItems split, List<Copy> copies) {
    List<Attribute> attributes = split.items().attributes();
    List<AttributeReport> reports =
        IntStream.range(0, attributes.size())
            .mapToObj(a -> AttributeReport.of(schema.attributes().get(a), attributes.get(a), table))
            .toList();
    List<Rejection> rejected = matched.rejected();
    Map<String, Integer> rejectedBy = new TreeMap<>();
    rejected.forEach(rejection -> rejectedBy.merge(rejection.kind().label(), 1, Integer::sum));
    List<String> allRemarks =
        Stream.of(
                remarks,
                images.remarks(),
                ReportRemarks.of(reports, splits, copies.size()),
                ReportRemarks.of(table, schema),
                ReportRemarks.of(folder, rejected))
            .flatMap(List::stream)
            .toList();
    return new ImagesReport(
        table.size(),
        images.size(),
        rejectedBy,
        rejected,
        matched.unnamedFiles(),
        copies,
        split.how(),
        SplitSizes.of(split.items()),
        reports,
        schema.ignored(),
        schema.renamed(),
        allRemarks);
  }
}
