package dev.csn.gallery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Items;
import dev.csn.dataset.ItemsFiles;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.Npy;
import dev.csn.io.OutputKind;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import dev.csn.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An export directory: {@code embeddings.npy} float32 [n, D] unmasked, {@code masks.npy} float32
 * [C, D] active, {@code conditions.json} the masks' names, {@code items.csv} the items in the rows'
 * order, with {@code triplets-<attribute>.npy} where an attribute is known by comparisons. {@code
 * CRC32CSUMS} holds their checksums; without it nothing is verified. The optional file {@code
 * model.sha256} holds the digest of the model's file in the format of sha256sum.
 *
 * <p>Reading takes most of the time of a query by id. Its loops are plain, so that few classes are
 * loaded.
 */
public final class GalleryStore {
  private static final String EMBEDDINGS = "embeddings.npy";
  private static final String MASKS = "masks.npy";
  private static final String CONDITIONS = "conditions.json";
  private static final String CHECKSUMS = "CRC32CSUMS";
  private static final String MODEL = "model.sha256";

  /**
   * A digest and a name are shorter. Larger files are refused, so that they cannot exhaust memory.
   */
  private static final int MAX_MODEL_BYTES = 1 << 10;

  private static final String OF_MODEL = "  model.zip\n";
  private static final List<String> FILES =
      List.of(EMBEDDINGS, MASKS, CONDITIONS, CHECKSUMS, MODEL);

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(1 << 24).build())
          .build();

  private GalleryStore() {}

  private static boolean isOurs(Path entry) {
    String file = entry.getFileName().toString();
    return (FILES.contains(file) || ItemsFiles.isName(file))
        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** The files of an export with checksums. */
  private static List<String> vouchedFor(List<AttributeSchema> schemas) {
    List<String> files = new ArrayList<>(List.of(EMBEDDINGS, MASKS, CONDITIONS));
    files.addAll(ItemsFiles.names(schemas));
    return files;
  }

  /**
   * Refuses a directory that {@link #write} would refuse. Call it before long work.
   *
   * @param replace whether an existing export may be replaced
   * @throws ConfigurationException if the directory must not be replaced
   */
  public static void checkWritable(Path directory, boolean replace) throws IOException {
    mustReplace(directory, replace);
  }

  private static boolean mustReplace(Path directory, boolean replace) throws IOException {
    String noDirectory = "is no directory, an export needs a new one";
    OutputKind kind =
        replace
            ? new OutputKind(
                GalleryStore::isOurs, noDirectory, "not replaced, holds %s, so is no export")
            : OutputKind.neverReplaced(
                noDirectory, "exists already, an export needs a new or an empty directory");
    return kind.mustReplace(directory, directory.toString());
  }

  /**
   * Writes an export atomically and creates its parent directories. On Ctrl-C the caller must wait
   * for it: nothing else removes the unfinished directory.
   *
   * @param replace whether an existing export may be replaced
   * @throws ConfigurationException if the directory must not be replaced
   */
  public static void write(Path directory, Gallery gallery, boolean replace) throws IOException {
    boolean replaces = mustReplace(directory, replace);
    try (StagedDirectory staged = StagedDirectory.closedByItsUser(directory)) {
      write(staged, gallery, Optional.empty(), Map.of(), replaces);
    }
  }

  /**
   * Writes an export with further files.
   *
   * @param model SHA-256 of the model's file, if the model has one
   * @param more contents by file name; an export with further files is never replaced
   * @param replace whether an existing export may be replaced
   */
  public static void write(
      Path directory,
      Gallery gallery,
      Optional<String> model,
      Map<String, AtomicFiles.Content> more,
      boolean replace)
      throws IOException {
    boolean replaces = mustReplace(directory, replace);
    try (StagedDirectory staged = StagedDirectory.beside(directory)) {
      write(staged, gallery, model, more, replaces);
    }
  }

  private static void write(
      StagedDirectory staged,
      Gallery gallery,
      Optional<String> model,
      Map<String, AtomicFiles.Content> more,
      boolean replaces)
      throws IOException {
    writeFiles(staged.path(), gallery, model, more);
    staged.commit(replaces);
  }

  private static void writeFiles(
      Path directory,
      Gallery gallery,
      Optional<String> model,
      Map<String, AtomicFiles.Content> more)
      throws IOException {
    float[] values = gallery.embeddings().rowMajor();
    Masks masks = gallery.masks();
    AtomicFiles.write(
        directory.resolve(EMBEDDINGS),
        out -> Npy.writeFloats(out, values, gallery.items().size(), masks.dimensions()));
    writeMasks(directory, masks);
    ItemsFiles.write(
        gallery.items(),
        (name, content) -> AtomicFiles.write(directory.resolve(name), content::writeTo));
    List<String> files = vouchedFor(gallery.items().schemas());
    if (model.isPresent()) {
      AtomicFiles.writeText(directory.resolve(MODEL), model.get() + OF_MODEL);
      files.add(MODEL);
    }
    for (Map.Entry<String, AtomicFiles.Content> file : more.entrySet()) {
      AtomicFiles.write(directory.resolve(file.getKey()), file.getValue());
      files.add(file.getKey());
    }
    Map<String, String> sums = new LinkedHashMap<>();
    for (String file : files) {
      sums.put(file, Checksums.of(directory.resolve(file)));
    }
    Checksums.write(directory.resolve(CHECKSUMS), sums);
  }

  /** Writes the masks and their names. */
  static void writeMasks(Path directory, Masks masks) throws IOException {
    AtomicFiles.write(
        directory.resolve(MASKS),
        out -> Npy.writeFloats(out, flat(masks), masks.size(), masks.dimensions()));
    AtomicFiles.writeText(directory.resolve(CONDITIONS), Json.pretty(masks.conditions()));
  }

  /** The file of checksums. */
  public static Path checksums(Path directory) {
    return directory.resolve(CHECKSUMS);
  }

  /**
   * The SHA-256 of the model's file, if the export names it.
   *
   * @throws InputException if {@code model.sha256} is damaged, or listed but missing
   */
  public static Optional<String> model(Path directory) {
    Path file = directory.resolve(MODEL);
    Optional<Checksums> sums = Checksums.read(directory.resolve(CHECKSUMS));
    if (sums.isPresent() && sums.get().lists(MODEL)) {
      sums.get().verify(MODEL, file);
    } else if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = new String(WholeFile.bytes(file, MAX_MODEL_BYTES), StandardCharsets.ISO_8859_1);
    String digest = text.endsWith(OF_MODEL) ? text.replace(OF_MODEL, "") : "";
    if (!Sha256.isDigest(digest)) {
      throw new InputException(file + ": holds no SHA-256 of a model");
    }
    return Optional.of(digest);
  }

  private static float[] flat(Masks masks) {
    int dimensions = masks.dimensions();
    float[] flat = new float[masks.size() * dimensions];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = masks.active(i / dimensions, i % dimensions);
    }
    return flat;
  }

  /**
   * Reads an export.
   *
   * @param schemas the items' attributes
   * @throws InputException if a file is missing, damaged, inconsistent with another, or has changed
   *     since it was written
   */
  public static Gallery read(Path directory, List<AttributeSchema> schemas) {
    Masks masks = readMasks(directory.resolve(MASKS), readConditions(directory));
    Path embeddingsFile = directory.resolve(EMBEDDINGS);
    float[] values = readFloats(embeddingsFile, -1, masks.dimensions());
    Embeddings embeddings = new Embeddings(values, masks.dimensions());
    Items items = ItemsFiles.read(directory, schemas);
    if (items.size() != embeddings.size()) {
      throw new InputException(
          directory.resolve(ItemsFiles.TABLE)
              + ": "
              + items.size()
              + " items, but "
              + EMBEDDINGS
              + " has "
              + embeddings.size()
              + " rows");
    }
    // Last, as errors in the content have plainer messages.
    Optional<Checksums> sums = Checksums.read(directory.resolve(CHECKSUMS));
    if (sums.isPresent()) {
      for (String file : vouchedFor(schemas)) {
        sums.get().verify(file, directory.resolve(file));
      }
    }
    return new Gallery(items, embeddings, masks);
  }

  private static List<String> readConditions(Path directory) {
    Path file = directory.resolve(CONDITIONS);
    List<String> names = new ArrayList<>();
    // Token by token: binding JSON to objects takes a JVM that has just started 0.2 s to load.
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(in)) {
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      while (list && parser.nextToken() == JsonToken.VALUE_STRING) {
        names.add(parser.getText());
      }
      if (!list || parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
        throw new InputException(file + ": not a JSON list of names");
      }
    } catch (JsonProcessingException e) {
      throw new InputException(file + ": not a JSON list of names", e);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw new InputException(
          file + ": conditions " + names + ", must be one or more different names");
    }
    return names;
  }

  private static Masks readMasks(Path file, List<String> conditions) {
    float[] values = readFloats(file, conditions.size(), -1);
    int dimensions = values.length / conditions.size();
    float[][] active = new float[conditions.size()][];
    for (int c = 0; c < active.length; c++) {
      active[c] = Arrays.copyOfRange(values, c * dimensions, (c + 1) * dimensions);
    }
    try {
      return new Masks(conditions, active);
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static float[] readFloats(Path file, long... shape) {
    try (InputStream in = Files.newInputStream(file)) {
      return Npy.readFloats(in, file.toString(), Files.size(file), shape);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }
}
