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
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations strictly. Unknown keys and invalid values are errors and never ignored:
 * hours of the wrong training cost more than an error.
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
    ConfigTree<T> tree = new ConfigTree<>(defaults, file.toString());
    tree.merge(file.toString(), object(file));
    return bind(tree, Assignment.ofFlags(overrides));
  }

  /**
   * A configuration with some values replaced.
   *
   * @param overrides {@code dotted.key=value}, applied in order
   * @throws ConfigurationException as {@link #load(Path, Record, List)} does
   */
  public static <T extends Record> T override(T config, List<String> overrides) {
    return assign(config, Assignment.FLAG, Assignment.ofFlags(overrides));
  }

  /**
   * A configuration with some values replaced. Each assignment names its source.
   *
   * @param source named in messages about the configuration as a whole
   * @param assignments applied in order
   * @throws ConfigurationException naming the source, the key, the value found and what is allowed
   */
  public static <T extends Record> T assign(T config, String source, List<Assignment> assignments) {
    return bind(new ConfigTree<>(config, source), assignments);
  }

  private static <T extends Record> T bind(ConfigTree<T> tree, List<Assignment> assignments) {
    assignments.forEach(tree::set);
    return tree.bind();
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
          file + ": found " + found + ", must be " + ConfigTree.ValueType.GROUP.description());
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          file + ": not valid JSON: " + place(e.getLocation()) + OneLine.of(JsonFile.said(e)), e);
    } catch (IOException e) {
      throw new ConfigurationException(
          file + ": not UTF-8: " + OneLine.of(String.valueOf(e.getMessage())), e);
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  private static byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(file + ": is a directory, must be a JSON file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      // The size that the file system reports is not used: a pipe has none.
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
