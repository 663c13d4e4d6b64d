package dev.csn.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** What may be given for a key, told from its default. Nothing is turned from one into another. */
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

  /** As it stands in a message, after "must be". */
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
