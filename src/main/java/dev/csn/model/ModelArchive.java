package dev.csn.model;

import dev.csn.error.InputException;
import dev.csn.io.Archive;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Npy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a model: {@code model.json} and an array per parameter. A reader builds the network
 * from the description and fills in the arrays. The file names no classes, so that reading it can
 * run no foreign code.
 */
public final class ModelArchive {
  static final int FORMAT_VERSION = 1;
  private static final String DESCRIPTION = "model.json";
  // The share of embedding layers, masks and headers, which requireParameters does not count.
  private static final long UNCOUNTED_BYTES = 1 << 24;
  private static final String PARAMETERS = "parameters/";
  // Not taken from the network's classes: reading masks must not load native code.
  private static final String BETA = "similarity/beta";

  private ModelArchive() {}

  /** The contents of {@code model.json}. */
  private record Header(int formatVersion, @Nullable ModelDescription model) {}

  /** The entries that make up a model's file, in their order. */
  public static Map<String, byte[]> entries(
      ModelDescription description, Map<String, Tensor> parameters) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        DESCRIPTION,
        Json.pretty(new Header(FORMAT_VERSION, description)).getBytes(StandardCharsets.UTF_8));
    parameters.forEach((name, tensor) -> entries.put(entryName(name), bytes(tensor)));
    return entries;
  }

  private static String entryName(String parameter) {
    return PARAMETERS + parameter + ".npy";
  }

  private static byte[] bytes(Tensor tensor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Npy.writeFloats(out, tensor.values(), tensor.shape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a model's description without its parameters.
   *
   * @throws InputException if the file is missing, damaged or of another version
   */
  public static ModelDescription readDescription(Path file) {
    return description(Archive.readEntry(file, DESCRIPTION), file.toString());
  }

  /**
   * Reads a model's masks and nothing else.
   *
   * @return beta, [conditions][dimensions]
   * @throws InputException if the file is missing or damaged
   */
  public static float[][] readMasks(Path file) {
    Archive archive = Archive.read(file);
    ModelDescription description = description(archive);
    int conditions = description.attributes().size();
    int size = description.dimensions();
    float[] beta = parameter(archive, BETA, new long[] {conditions, size});
    float[][] masks = new float[conditions][];
    for (int c = 0; c < conditions; c++) {
      masks[c] = Arrays.copyOfRange(beta, c * size, (c + 1) * size);
    }
    return masks;
  }

  /** The description in an archive that was read. */
  public static ModelDescription description(Archive archive) {
    return description(archive.entry(DESCRIPTION), archive.name());
  }

  private static ModelDescription description(byte[] json, String name) {
    String entry = name + ": " + DESCRIPTION;
    JsonFile.requireVersion(entry, json, FORMAT_VERSION);
    Header header = JsonFile.parse(entry, json, Header.class);
    if (header.model == null) {
      throw new InputException(entry + ": model is missing");
    }
    return header.model;
  }

  /**
   * Requires that an archive holds about as many parameters as its description implies, before a
   * network of that size takes memory. A single missing parameter is found later.
   *
   * @throws InputException if it holds far fewer
   */
  static void requireParameters(Archive archive, long count) {
    long bytes = 0;
    for (byte[] entry : archive.entriesUnder(PARAMETERS).values()) {
      bytes += entry.length;
    }
    if (count * Float.BYTES > UNCOUNTED_BYTES + bytes) {
      throw new InputException(
          String.format(
              "%s: %d bytes of parameters, but %s describes a model of %d float32",
              archive.name(), bytes, DESCRIPTION, count));
    }
  }

  /**
   * Reads one parameter.
   *
   * @param shape the shape that the network requires
   * @throws InputException if it is missing, of another shape or not finite
   */
  static float[] parameter(Archive archive, String name, long[] shape) {
    byte[] bytes = archive.entry(entryName(name));
    try {
      return Npy.readFloats(
          new ByteArrayInputStream(bytes),
          archive.name() + ": " + entryName(name),
          bytes.length,
          shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
