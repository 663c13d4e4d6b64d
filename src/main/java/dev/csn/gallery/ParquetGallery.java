package dev.csn.gallery;

import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.SplitChoice;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The description of a Parquet gallery, stored as {@code gallery.json}. The same directory holds
 * {@code masks.npy} and {@code conditions.json} as in an export, {@code items.parquet} with the
 * parts, and {@code CRC32CSUMS}. A row holds {@code id}, {@code split}, the unmasked {@code
 * embedding} and the columns of {@code items.csv}; rows ascend by id within a part and from part to
 * part. Clusters write and read the parts.
 *
 * @param items number of rows
 * @param dimensions of an embedding
 * @param split the items' split, or {@code all}
 * @param attributes of the dataset; those known by comparisons have no columns
 * @param model the SHA-256 of the model's file
 * @param dataset the SHA-256 of the dataset's description
 */
public record ParquetGallery(
    int formatVersion,
    int items,
    int dimensions,
    String split,
    List<AttributeSchema> attributes,
    String model,
    String dataset) {
  /** The directory with the parts. */
  public static final String ITEMS = "items.parquet";

  /** The column of embeddings. */
  public static final String EMBEDDING = "embedding";

  private static final int FORMAT_VERSION = 1;
  private static final String DESCRIPTION = "gallery.json";

  public ParquetGallery {
    require("items", items, items > 0, "at least 1");
    require("dimensions", dimensions, dimensions > 0, "at least 1");
    require("split", split, split != null && SplitChoice.find(split).isPresent(), "a split or all");
    boolean listed = attributes != null && attributes.stream().allMatch(Objects::nonNull);
    require("attributes", attributes, listed, "a list of attributes");
    require("model", model, Sha256.isDigest(model), "a SHA-256");
    require("dataset", dataset, Sha256.isDigest(dataset), "a SHA-256");
    attributes = List.copyOf(attributes);
  }

  private static void require(String key, Object value, boolean met, String must) {
    if (!met) {
      throw new IllegalArgumentException(key + ": " + value + ", must be " + must);
    }
  }

  /** A description of the current version. */
  public ParquetGallery(
      int items,
      int dimensions,
      String split,
      List<AttributeSchema> attributes,
      String model,
      String dataset) {
    this(FORMAT_VERSION, items, dimensions, split, attributes, model, dataset);
  }

  /** Whether a directory holds a Parquet gallery. */
  public static boolean isAt(Path directory) {
    return Files.exists(directory.resolve(DESCRIPTION));
  }

  /**
   * Refuses a directory that is not empty. Call it before long work.
   *
   * @throws ConfigurationException if the directory is not empty
   */
  public static void checkWritable(Path directory) throws IOException {
    GalleryStore.checkWritable(directory, /* replace= */ false);
  }

  /** Requires that no attribute has a column with the embedding's name. */
  public static void requireColumns(List<AttributeSchema> attributes) {
    for (AttributeSchema attribute : attributes) {
      if (AttributeColumns.names(attribute).contains(EMBEDDING)) {
        throw new InputException(
            "attribute '" + EMBEDDING + "': a Parquet gallery has another column of that name");
      }
    }
  }

  /** The file name of a part, counted from 0. */
  public static String part(int number) {
    return String.format(Locale.ROOT, "part-%05d.parquet", number);
  }

  /**
   * Writes everything except the parts. They must exist already, because their checksums are
   * listed.
   */
  public void write(Path directory, Masks masks) throws IOException {
    AtomicFiles.writeText(directory.resolve(DESCRIPTION), Json.pretty(this));
    GalleryStore.writeMasks(directory, masks);
    Map<String, String> sums = new LinkedHashMap<>();
    for (Path file : files(directory)) {
      String name = directory.relativize(file).toString().replace('\\', '/');
      sums.put(name, Checksums.of(file));
    }
    Checksums.write(GalleryStore.checksums(directory), sums);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Reads a description.
   *
   * @throws InputException if it is missing, damaged or of another version
   */
  public static ParquetGallery read(Path directory) {
    Path file = directory.resolve(DESCRIPTION);
    byte[] bytes = JsonFile.bytes(file);
    JsonFile.requireVersion(file.toString(), bytes, FORMAT_VERSION);
    return JsonFile.parse(file, bytes, ParquetGallery.class);
  }

  /**
   * Requires that all written parts are present, and no others.
   *
   * @return their checksums; a reader must verify each part with them
   * @throws InputException if a part is missing, there are others, or the description is damaged
   */
  public Checksums requireParts(Path directory) {
    Path list = GalleryStore.checksums(directory);
    Checksums sums =
        Checksums.read(list).orElseThrow(() -> new InputException(list + ": no such file"));
    sums.verify(DESCRIPTION, directory.resolve(DESCRIPTION));
    Set<String> listed = parts(sums);
    Set<String> found = new TreeSet<>();
    try {
      for (Path file : files(directory.resolve(ITEMS))) {
        found.add(directory.relativize(file).toString().replace('\\', '/'));
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(directory.resolve(ITEMS), e);
    }
    for (String name : listed) {
      if (!found.contains(name)) {
        throw new InputException(directory.resolve(name) + ": no such file, " + list + " lists it");
      }
    }
    for (String name : found) {
      if (!listed.contains(name)) {
        throw new InputException(
            directory.resolve(name) + ": not of the gallery that " + list + " lists");
      }
    }
    return sums;
  }

  /** The paths of the listed parts below the gallery's directory, in their order. */
  public static SortedSet<String> parts(Checksums sums) {
    SortedSet<String> parts = new TreeSet<>();
    for (String name : sums.names()) {
      if (name.startsWith(ITEMS + "/")) {
        parts.add(name);
      }
    }
    return parts;
  }
}
