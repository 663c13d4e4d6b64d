package dev.csn.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import dev.csn.error.Shipped;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads configurations strictly. A key or value that is not understood is refused, never passed
 * over: a run that was not asked for costs more than an error.
 *
 * <p>The defaults are the schema: a configuration has exactly their keys and types.
 */
public final class ConfigLoader {
  private static final int MAX_BYTES = 1 << 20;

  private ConfigLoader() {}

  /** Reads a training run's configuration. */
  public static ExperimentConfig load(Path file, List<String> overrides) {
    return load(file, ExperimentConfig.DEFAULT, overrides);
  }

  /**
   * Reads a configuration of any kind.
   *
   * @param file a JSON object; keys that it leaves out keep their defaults
   * @param defaults no component may be null
   * @param overrides {@code dotted.key=value}, applied in order after the file
   * @return a record whose constructor has accepted every value
   * @throws ConfigurationException naming the file or {@code --set}, the key, the value found and
   *     what is allowed
   */
  public static <T extends Record> T load(Path file, T defaults, List<String> overrides) {
    ConfigTree tree = new ConfigTree(defaults, file.toString());
    tree.merge(file.toString(), object(file));
    return bind(tree, defaults, Assignment.ofFlags(overrides));
  }

  /**
   * A configuration with some values replaced.
   *
   * @param overrides {@code dotted.key=value}, applied in order
   * @throws ConfigurationException as {@link #load(Path, Record, List)} does
   */
  public static <T extends Record> T override(T config, List<String> overrides) {
    return bind(new ConfigTree(config, Assignment.FLAG), config, Assignment.ofFlags(overrides));
  }

  /**
   * A configuration with some values replaced, each told of by its own source.
   *
   * @param source who is to blame for what is wrong with the whole
   * @param assignments applied in order
   * @throws ConfigurationException naming the source, the key, the value found and what is allowed
   */
  public static <T extends Record> T assign(T config, String source, List<Assignment> assignments) {
    return bind(new ConfigTree(config, source), config, assignments);
  }

  private static <T extends Record> T bind(
      ConfigTree tree, T defaults, List<Assignment> assignments) {
    assignments.forEach(tree::set);
    @SuppressWarnings("unchecked") // a record class has no subclasses
    Class<T> type = (Class<T>) defaults.getClass();
    return tree.bind(type);
  }

  /**
   * The JSON object that a file holds.
   *
   * @throws ConfigurationException if it is missing, unreadable or something else
   */
  public static ObjectNode object(Path file) {
    byte[] bytes = read(file);
    try {
      JsonNode root = Json.MAPPER.readTree(bytes);
      if (root instanceof ObjectNode object) {
        return object;
      }
      String found = root.isMissingNode() ? "nothing" : OneLine.of(root.toString());
      throw new ConfigurationException(
          file + ": found " + found + ", must be " + ValueType.GROUP.description());
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          file + ": not valid JSON: " + place(e.getLocation()) + OneLine.of(JsonFile.said(e)), e);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": not UTF-8: " + OneLine.of(e.getMessage()), e);
    }
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  private static byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(file + ": is a directory, must be a JSON file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      // Not the size that the file system reports: a pipe has none.
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ConfigurationException(
            file + ": is too large, must be at most " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": no such file" + Shipped.maybe(file), e);
    } catch (IOException e) {
      throw new ConfigurationException(
          file + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
