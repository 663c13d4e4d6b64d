package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.SplitSizes;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.random.Seed;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Makes a dataset of a folder of images and a table of what is known of each. Items are in the
 * table's order; how many threads read the images changes no byte.
 */
public final class ImagesBuilder {
  private static final Pattern INDEX = Pattern.compile("[0-9]+");
  private static final Pattern UNNAMED = Pattern.compile("column 1|Unnamed: 0(\\.[0-9]+)?");

  private final ImagesConfig config;
  private final List<String> remarks = new ArrayList<>();
  private final int threads;
  private final Table table;
  private final int fileColumn;
  private final AttributePlan plan;
  private final ImageFolder folder;
  private final SplitPolicy splits;
  private final Candidates candidates;
  private final Transparency transparency;

  private ImagesBuilder(ImagesConfig config, int threads) {
    this.config = config;
    this.threads = threads;
    this.table = Table.read(config.table(), config.missing(), config.decimal());
    this.folder = ImageFolder.list(config.images());
    this.fileColumn = fileColumn();
    Set<Integer> otherwise = new HashSet<>(Set.of(fileColumn));
    otherwise.add(column("--split-column", config.splits().column()));
    otherwise.add(column("--group-column", config.splits().group()));
    Map<String, AttributeType> types =
        config.types() == null ? Map.of() : TypesFile.read(config.types());
    this.plan = AttributePlan.of(table, types, config.types(), otherwise);
    this.transparency = new Transparency(config.fit(), config.background());
    this.splits = splits();
    this.candidates =
        Candidates.of(table, folder, fileColumn, column("--split-column", splits.column()), plan);
  }

  /** As told; else the first, unless that only numbers the rows beside one that names files. */
  private int fileColumn() {
    if (config.fileColumn() != null) {
      return table.column("--file-column", config.fileColumn());
    }
    if (count(0, cell -> INDEX.matcher(cell).matches()) < table.size()) {
      return 0;
    }
    for (int column = 1; column < table.header().size(); column++) {
      int found = count(column, this::isFile);
      boolean endings = 2 * count(column, ImageFolder::hasImageEnding) > table.size();
      if (found == table.size() || (endings && found > 0)) {
        // Numbers may be names without endings, if anybody gave the column a heading.
        boolean first =
            !UNNAMED.matcher(table.header().get(0)).matches() && count(0, this::isFile) >= found;
        if (first && found == table.size()) {
          requireSameFiles(column);
        }
        remarks.add(
            String.format(
                "files are named by column '%s', not by '%s': --file-column says otherwise",
                table.header().get(first ? 0 : column), table.header().get(first ? column : 0)));
        return first ? 0 : column;
      }
    }
    return 0;
  }

  /** Rejects two columns that name different files in every row: a guess may label them wrongly. */
  private void requireSameFiles(int column) {
    for (int row = 0; row < table.size(); row++) {
      String number = table.cell(row, 0);
      String name = table.cell(row, column);
      if (number != null
          && name != null
          && !Objects.equals(folder.resolve(number).file(), folder.resolve(name).file())) {
        throw new InputException(
            String.format(
                "%1$s: columns '%2$s' and '%3$s' both name images, different ones: line %4$d has"
                    + " '%5$s' and '%6$s'; --file-column '%3$s' or '%2$s' says which to take",
                config.table(),
                table.header().get(0),
                table.header().get(column),
                table.line(row),
                number,
                name));
      }
    }
  }

  private boolean isFile(String cell) {
    return folder.resolve(cell).file() != null;
  }

  /** How many rows have a cell of some kind. */
  private int count(int column, Predicate<String> kind) {
    return (int)
        IntStream.range(0, table.size())
            .mapToObj(row -> table.cell(row, column))
            .filter(cell -> cell != null && kind.test(cell))
            .count();
  }

  /** As told; else as one column says that nobody speaks of, or drawn. */
  private SplitPolicy splits() {
    SplitPolicy told = config.splits();
    List<String> named = plan.splits().stream().map(table.header()::get).toList();
    if (named.isEmpty()) {
      return told;
    }
    if (named.size() == 1 && told.column() == null && told.group() == null) {
      remarks.add(
          String.format(
              "column '%1$s' gives the splits, as --split-column '%1$s' would; to draw others:"
                  + " --types with {\"%1$s\": \"ignore\"}",
              named.get(0)));
      return told.withColumn(named.get(0));
    }
    remarks.add("columns " + named + " name splits but were not used: name one by --split-column");
    return told;
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
    List<String> files = candidates.files();
    var unused = items(candidates.rows(), files, files.toArray(String[]::new), 0);
    try (ImageSetWriter writer =
        ImageSetWriter.create(config.output(), config.shape(), files.size(), force)) {
      Accepted accepted = write(writer, monitor);
      candidates.requireSome();
      SplitItems split =
          items(accepted.rows(), accepted.files(), accepted.digests(), accepted.copies().size());
      ImagesReport report = report(accepted, split);
      writer.report(Json.pretty(report).getBytes(StandardCharsets.UTF_8));
      return new PreparedImages(writer.commit(description(split.items(), accepted)), report);
    }
  }

  private record SplitItems(Items items, String how) {}

  /** The items of some rows, refused if they cannot be trained on. */
  private SplitItems items(int[] rows, List<String> files, String[] digests, int copies) {
    List<Values> values = plan.attributes().stream().map(a -> Values.of(a, table, rows)).toList();
    Seed seed = new Seed(config.seed()).of("split");
    ItemSplits drawn = ItemSplits.of(splits, table, rows, files, digests, values, seed);
    int[] ids = IntStream.range(0, rows.length).toArray();
    Items items = new Items(ids, drawn.splits(), attributes(values, drawn), files);
    new Trainable(table, plan, splits, copies).check(items);
    return new SplitItems(items, drawn.how());
  }

  private List<Attribute> attributes(List<Values> values, ItemSplits splits) {
    try {
      return values.stream().map(v -> v.attribute(splits.splits())).toList();
    } catch (IllegalArgumentException e) { // such as a spread that no scale may have
      throw new InputException(config.table() + ": " + e.getMessage(), e);
    }
  }

  private Accepted write(ImageSetWriter writer, PreparationMonitor monitor) {
    Accepted accepted = new Accepted();
    AlikeImages alike = new AlikeImages();
    int[] rows = candidates.rows();
    List<Path> paths = candidates.files().stream().map(folder::path).toList();
    try (ParallelImages images = new ParallelImages(threads, config.shape(), transparency.fit())) {
      images.decode(
          paths,
          decoded -> {
            int i = decoded.index();
            if (decoded.refusal() == null) {
              writer.append(decoded.image());
              alike.add(decoded.image());
              transparency.add(decoded);
              accepted.add(rows[i], candidates.files().get(i), decoded.sha256());
            } else {
              candidates.reject(i, decoded.refusal());
            }
            monitor.read(i + 1, rows.length);
          });
    }
    alike.refuse(config.images());
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
        config.name(),
        config.shape(),
        items,
        config.seed(),
        sources,
        List.of(),
        transparency.recorded());
  }

  private ImagesReport report(Accepted accepted, SplitItems split) {
    List<Attribute> attributes = split.items().attributes();
    List<AttributeReport> reports = new ArrayList<>();
    for (int a = 0; a < attributes.size(); a++) {
      reports.add(AttributeReports.of(plan.attributes().get(a), attributes.get(a), table));
    }
    Map<String, Integer> rejectedBy = new TreeMap<>();
    for (Rejection rejection : candidates.rejected()) {
      rejectedBy.merge(rejection.kind().label(), 1, Integer::sum);
    }
    remarks.addAll(transparency.remarks());
    remarks.addAll(Remarks.of(reports, splits, accepted.copies().size()));
    remarks.addAll(Remarks.of(table, plan));
    remarks.addAll(Remarks.of(folder, candidates.rejected()));
    return new ImagesReport(
        table.size(),
        accepted.size(),
        rejectedBy,
        candidates.rejected(),
        candidates.withoutRow(),
        accepted.copies(),
        split.how(),
        SplitSizes.of(split.items()),
        reports,
        plan.ignored(),
        plan.renamed(),
        remarks);
  }
}
