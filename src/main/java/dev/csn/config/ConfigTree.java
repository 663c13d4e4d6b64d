package dev.csn.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Labeled;
import java.util.HashMap;
import java.util.Map;

/**
 * A configuration while it is put together: a JSON tree that starts as the defaults, whose keys and
 * types are all that may be given. Remembers where each value came from, for messages.
 */
final class ConfigTree {
  private final Class<? extends Record> type;
  private final ObjectNode defaults;
  private final ObjectNode values;
  private final KnownKeys keys;
  private final Map<String, String> sources = new HashMap<>();
  private final String firstSource;

  /**
   * @param source who is to blame for values that are not replaced
   */
  ConfigTree(Record defaults, String source) {
    firstSource = source;
    type = defaults.getClass();
    this.defaults = Json.MAPPER.valueToTree(defaults);
    values = this.defaults.deepCopy();
    keys = KnownKeys.of(values);
  }

  /** Replaces the values that a file gives. */
  void merge(String file, ObjectNode given) {
    merge(file, "", given, values);
  }

  /** Replaces one value. */
  void set(Assignment assignment) {
    String source = assignment.source();
    String key = assignment.key();
    if (!keys.contains(key)) {
      throw unknown(source, key);
    }
    String name = key.substring(key.lastIndexOf('.') + 1);
    ObjectNode group = (ObjectNode) values.at(pointer(key));
    put(source, key, name, group, literal(group.get(name), assignment.value()));
  }

  /** The configuration, validated. */
  <T extends Record> T bind(Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(values, type);
    } catch (JsonProcessingException e) {
      ConfigurationException refused = refusal(e);
      if (refused != null) {
        String message = refused.getMessage();
        String key = message.substring(0, Math.max(0, message.indexOf(": ")));
        String source = sources.getOrDefault(key, firstSource);
        if (source.equals(Assignment.FLAG) && !keys.contains(key)) {
          throw refused; // the message names the verb's own flag
        }
        throw new ConfigurationException(source + ": " + message, refused);
      }
      throw new IllegalStateException("defaults of " + type + " do not bind to it", e);
    }
  }

  /** The objection of a record or an enum to a value; null if there is none. */
  private static ConfigurationException refusal(JsonProcessingException e) {
    if (e instanceof InvalidFormatException invalid
        && invalid.getValue() instanceof String label
        && invalid.getTargetType().getEnumConstants() instanceof Labeled[] values) {
      return new ConfigurationException(JsonFile.key(e) + ": " + Labeled.refusal(label, values), e);
    }
    return e.getCause() instanceof ConfigurationException refused ? refused : null;
  }

  private void merge(String source, String prefix, ObjectNode given, ObjectNode group) {
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String name = field.getKey();
      put(source, prefix + name, name, group, field.getValue());
    }
  }

  private void put(String source, String key, String name, ObjectNode group, JsonNode given) {
    JsonNode current = group.get(name);
    if (current == null) {
      throw unknown(source, key);
    }
    ValueType type = ValueType.of(current);
    JsonNode accepted = type.accept(given).orElseThrow(() -> wrongType(source, key, given, type));
    if (type == ValueType.GROUP) {
      merge(source, key + ".", (ObjectNode) accepted, (ObjectNode) current);
    } else {
      group.set(name, accepted);
      sources.put(key, source);
    }
  }

  private static JsonNode literal(JsonNode current, String text) {
    if (ValueType.of(current) == ValueType.TEXT) {
      return TextNode.valueOf(text);
    }
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text); // not of this key's type, and reported as what was typed
    }
  }

  private ConfigurationException wrongType(
      String source, String key, JsonNode given, ValueType expected) {
    return new ConfigurationException(
        source
            + ": "
            + key
            + ": found "
            + (given.isMissingNode() ? "nothing" : OneLine.of(given.toString()))
            + ", must be "
            + expected.description()
            + bounds(key, expected));
  }

  /** Only the records know a number's bounds, and tell them of a value that none allows. */
  private String bounds(String key, ValueType expected) {
    if (expected != ValueType.INT && expected != ValueType.NUMBER) {
      return "";
    }
    ObjectNode absurd = defaults.deepCopy();
    ((ObjectNode) absurd.at(pointer(key)))
        .set(
            key.substring(key.lastIndexOf('.') + 1),
            expected == ValueType.INT
                ? IntNode.valueOf(Integer.MIN_VALUE)
                : DoubleNode.valueOf(Double.NaN));
    try {
      var unused = Json.MAPPER.treeToValue(absurd, type);
      return "";
    } catch (JsonProcessingException e) {
      return e.getCause() instanceof ConfigurationException refused
          ? refused.bounds().map(bounds -> ", " + bounds).orElse("")
          : "";
    }
  }

  /** The JSON pointer of the group that a key is in. */
  private static String pointer(String key) {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? "" : "/" + key.substring(0, dot).replace('.', '/');
  }

  private ConfigurationException unknown(String source, String key) {
    return new ConfigurationException(source + ": unknown key " + OneLine.of(key) + keys.hint(key));
  }
}
