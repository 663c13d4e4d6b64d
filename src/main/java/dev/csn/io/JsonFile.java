package dev.csn.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.csn.error.InputException;
import dev.csn.error.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads small JSON files into records; an error is one line with the key. */
public final class JsonFile {
  private static final int MAX_BYTES = 1 << 24; // bytes: above any file of csn, far below memory

  private JsonFile() {}

  /**
   * The file's bytes.
   *
   * @throws InputException if the file is missing, unreadable or larger than 16 MiB
   */
  public static byte[] bytes(Path file) {
    return WholeFile.bytes(file, MAX_BYTES);
  }

  /**
   * Reads one document.
   *
   * @param bytes the content of {@code file}
   * @throws InputException if it is not JSON, or does not match {@code type}
   */
  public static <T> T parse(Path file, byte[] bytes, Class<T> type) {
    return parse(file.toString(), bytes, type);
  }

  /**
   * Reads one document, such as an entry of an archive.
   *
   * @param name the document's name in messages
   * @throws InputException if it is not JSON, or does not match {@code type}
   */
  public static <T> T parse(String name, byte[] bytes, Class<T> type) {
    if (bytes.length > MAX_BYTES) { // possible for an entry of an archive
      throw new InputException(name + ": larger than " + MAX_BYTES + " bytes");
    }
    try {
      T value = Json.MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new InputException(name + ": null, expected a JSON object");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new InputException(name + ": " + problem(e), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(name, e);
    }
  }

  /**
   * Rejects a document with another format version. Call this before parsing, because another
   * version may have other keys.
   *
   * @param name the document's name in messages
   * @throws InputException if it is not JSON, or its key {@code formatVersion} is not {@code
   *     expected}
   */
  public static void requireVersion(String name, byte[] bytes, int expected) {
    JsonNode version = parse(name, bytes, JsonNode.class).path("formatVersion");
    if (!version.isInt() || version.intValue() != expected) {
      throw new InputException(
          name
              + ": formatVersion "
              + (version.isMissingNode() ? "is missing" : version)
              + ", must be "
              + expected);
    }
  }

  /** The error and its key or line, in one line without the file's name. */
  public static String problem(JsonProcessingException e) {
    StreamReadException notJson = notJson(e);
    if (notJson != null) {
      return "line " + notJson.getLocation().getLineNr() + ": not JSON: " + said(notJson);
    }
    if (e.getOriginalMessage().startsWith("Trailing token")) {
      return "text after the end of the document";
    }
    String key = key(e);
    String where = key.isEmpty() ? "" : "key '" + key + "': ";
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
      return where + "unknown, the known ones are " + known;
    }
    if (e instanceof InvalidFormatException invalid
        && invalid.getValue() instanceof String label
        && invalid.getTargetType().getEnumConstants() instanceof Labeled[] values) {
      return where + Labeled.refusal(label, values);
    }
    if (e.getCause() instanceof IllegalArgumentException invalid) {
      return where + invalid.getMessage();
    }
    if (e.getCause() instanceof UserException told) {
      return told.getMessage();
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return where + "must be " + kind(mismatch.getTargetType());
    }
    return where + said(e);
  }

  /** The parser's error, which data binding wraps inside lists and objects; null for others. */
  private static @Nullable StreamReadException notJson(JsonProcessingException e) {
    Throwable origin = e.getCause() instanceof StreamReadException ? e.getCause() : e;
    boolean tooLargeANumber = origin instanceof InputCoercionException;
    return origin instanceof StreamReadException syntax && !tooLargeANumber ? syntax : null;
  }

  /** The key with the wrong value, such as {@code model.variant}; empty for the whole document. */
  public static String key(JsonProcessingException e) {
    StringBuilder key = new StringBuilder();
    List<JsonMappingException.Reference> path =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        key.append('[').append(step.getIndex()).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return key.toString();
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "a whole number of " + (type == int.class ? "32" : "64") + " bits";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == String.class || type.isEnum()) {
      return "a string";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  /** Jackson's message without its advice on settings and without object locations. */
  public static String said(JsonProcessingException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return line.replaceAll(" \\((for .* starting|start marker) at .*|: enable .*", "");
  }
}
