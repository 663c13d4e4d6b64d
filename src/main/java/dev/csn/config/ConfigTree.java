package dev.csn.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Labeled;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration under construction: a JSON tree that starts as the defaults. Only their keys and
 * types are allowed. Remembers each value's source, for messages.
 */
final class ConfigTree<T extends Record> {
  private final Class<T> type;
  private final ObjectNode defaults;
  private final ObjectNode values;
  private final KnownKeys keys;
  private final Map<String, String> sources = new HashMap<>();
  private final String firstSource;

  /**
   * A tree of defaults.
   *
   * @param source named in messages about values that are not replaced
   */
  @SuppressWarnings("unchecked") // a record class has no subclasses
  ConfigTree(T defaults, String source) {
    firstSource = source;
    type = (Class<T>) defaults.getClass();
    this.defaults = Json.MAPPER.valueToTree(defaults);
    values = this.defaults.deepCopy();
    keys = new KnownKeys(values);
  }

  /** Replaces values by those in a file. */
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
    String name = name(key);
    ObjectNode group = (ObjectNode) values.at(pointer(key));
    put(source, key, name, group, literal(group.get(name), assignment.value()));
  }

  /** The configuration, validated. */
  T bind() {
    try {
      return Json.MAPPER.treeToValue(values, type);
    } catch (JsonProcessingException e) {
      ConfigurationException refused = refusal(e);
      String message = String.valueOf(refused.getMessage());
      String key = message.substring(0, Math.max(0, message.indexOf(": ")));
      String source = sources.getOrDefault(key, firstSource);
      if (source.equals(Assignment.FLAG) && !keys.contains(key)) {
        throw refused; // the message names the verb's own flag
      }
      throw new ConfigurationException(source + ": " + message, refused);
    }
  }

  /** The error with which a record or an enum rejected a value. */
  private static ConfigurationException refusal(JsonProcessingException e) {
    if (e instanceof InvalidFormatException invalid
        && invalid.getValue() instanceof String label
        && invalid.getTargetType().getEnumConstants() instanceof Labeled[] values) {
      return new ConfigurationException(JsonFile.key(e) + ": " + Labeled.refusal(label, values), e);
    }
    if (e.getCause() instanceof ConfigurationException refused) {
      return refused;
    }
    throw new IllegalStateException("defaults do not bind to their own type", e);
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
    String found = given.isMissingNode() ? "nothing" : OneLine.of(given.toString());
    return new ConfigurationException(
        String.format(
            "%s: %s: found %s, must be %s%s",
            source, key, found, expected.description(), bounds(key, expected)));
  }

  /**
   * The bounds of a number, for messages. Only its record knows them, so a value outside all bounds
   * is tried and the record's error read.
   */
  private String bounds(String key, ValueType expected) {
    if (expected != ValueType.INT && expected != ValueType.NUMBER) {
      return "";
    }
    ObjectNode absurd = defaults.deepCopy();
    JsonNode outside =
        expected == ValueType.INT
            ? IntNode.valueOf(Integer.MIN_VALUE)
            : DoubleNode.valueOf(Double.NaN);
    ((ObjectNode) absurd.at(pointer(key))).set(name(key), outside);
    try {
      var unused = Json.MAPPER.treeToValue(absurd, type);
      return "";
    } catch (JsonProcessingException e) {
      return e.getCause() instanceof ConfigurationException refused
          ? refused.bounds().map(bounds -> ", " + bounds).orElse("")
          : "";
    }
  }

  /** The JSON pointer to a key's group. */
  private static String pointer(String key) {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? "" : "/" + key.substring(0, dot).replace('.', '/');
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private ConfigurationException unknown(String source, String key) {
    return new ConfigurationException(source + ": unknown key " + OneLine.of(key) + keys.hint(key));
  }

  /** The dotted keys of a configuration, groups included. */
  private static final class KnownKeys {
    private final Set<String> keys = new LinkedHashSet<>();

    KnownKeys(ObjectNode tree) {
      collect("", tree);
    }

    private void collect(String prefix, ObjectNode group) {
      for (Map.Entry<String, JsonNode> field : group.properties()) {
        keys.add(prefix + field.getKey());
        if (field.getValue() instanceof ObjectNode inner) {
          collect(prefix + field.getKey() + ".", inner);
        }
      }
    }

    boolean contains(String key) {
      return keys.contains(key);
    }

    /** The end of a message about an unknown key: a suggestion, or nothing. */
    String hint(String typed) {
      if (contains(typed)) { // a file's key with a dot in it
        String nested = "{\"" + typed.replace(".", "\": {\"") + "\": ...";
        return "; keys in a file are nested: " + nested + "}".repeat(depth(typed));
      }
      return guess(typed).map(key -> "; did you mean " + key + "?").orElse("");
    }

    /**
     * Guesses the key that was meant: the same name in another group, or a similar name in its own
     * group. If the group is unknown, guesses a similar key.
     */
    private Optional<String> guess(String typed) {
      String group = group(typed);
      String name = typed.substring(group.length());
      List<String> siblings =
          keys.stream()
              .filter(k -> group(k).equals(group))
              .map(k -> k.substring(group.length()))
              .toList();
      return keys.stream()
          .filter(key -> name(key).equals(name))
          .findFirst()
          .or(
              () ->
                  siblings.isEmpty()
                      ? NearestName.of(typed, keys)
                      : NearestName.of(name, siblings).map(sibling -> group + sibling));
    }

    private static int depth(String key) {
      return 1 + (int) key.chars().filter(c -> c == '.').count();
    }

    /** The part of a key up to and including its last dot. */
    private static String group(String key) {
      return key.substring(0, key.lastIndexOf('.') + 1);
    }
  }

  /** The type of a key's values, inferred from its default. Values are never converted. */
  enum ValueType {
    INT("a whole number"),
    LONG("a whole number of at most 64 bits"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    TEXT("text"),
    GROUP("an object of keys");

    private final String description;

    ValueType(String description) {
      this.description = description;
    }

    static ValueType of(JsonNode value) {
      return switch (value.getNodeType()) {
        case NUMBER -> value.isInt() ? INT : value.isLong() ? LONG : NUMBER;
        case BOOLEAN -> BOOLEAN;
        case STRING -> TEXT;
        case OBJECT -> GROUP;
        default -> throw new IllegalArgumentException("a default of the form " + value);
      };
    }

    /** The words of a message after "must be". */
    String description() {
      return description;
    }

    /** The given value as this type's own kind of node, or nothing if it is of another type. */
    Optional<JsonNode> accept(JsonNode given) {
      boolean whole = given.isIntegralNumber();
      return switch (this) {
        case INT -> when(whole && given.canConvertToInt(), IntNode.valueOf(given.asInt()));
        case LONG -> when(whole && given.canConvertToLong(), LongNode.valueOf(given.asLong()));
        case NUMBER -> when(given.isNumber(), DoubleNode.valueOf(given.asDouble()));
        case BOOLEAN -> when(given.isBoolean(), BooleanNode.valueOf(given.asBoolean()));
        case TEXT -> when(given.isTextual(), TextNode.valueOf(given.asText()));
        case GROUP -> when(given.isObject(), given);
      };
    }

    private static Optional<JsonNode> when(boolean fits, JsonNode node) {
      return fits ? Optional.of(node) : Optional.empty();
    }
  }
}
