package dev.csn.source.images;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.error.InputException;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what a user says of the attributes, JSON: by an attribute's name its kind, or an object
 * with {@code kind}, {@code columns}, {@code levels} and {@code scale}.
 */
final class TypesFile {
  private TypesFile() {}

  /**
   * The attributes' types by name, in the file's order.
   *
   * @throws InputException if it is missing or not of this form
   */
  static Map<String, AttributeType> read(Path file) {
    JsonNode json = JsonFile.parse(file, JsonFile.bytes(file), JsonNode.class);
    if (!json.isObject()) {
      throw new InputException(file + ": must be a JSON object, a key an attribute");
    }
    Map<String, AttributeType> types = new LinkedHashMap<>();
    json.properties()
        .forEach(key -> types.put(key.getKey(), type(file, key.getKey(), key.getValue())));
    return types;
  }

  private static AttributeType type(Path file, String name, JsonNode json) {
    String where = file + ": key '" + name + "'";
    if (json.isTextual()) {
      try {
        return AttributeType.of(json.textValue());
      } catch (IllegalArgumentException e) {
        throw new InputException(where + ": " + e.getMessage(), e);
      }
    }
    return JsonFile.parse(
        where, Json.line(json).getBytes(StandardCharsets.UTF_8), AttributeType.class);
  }
}
