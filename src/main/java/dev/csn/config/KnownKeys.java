package dev.csn.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.error.NearestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dotted keys of a configuration, groups included, and guesses at which one was meant. */
final class KnownKeys {
  private final Set<String> keys = new LinkedHashSet<>();

  private KnownKeys() {}

  static KnownKeys of(ObjectNode tree) {
    KnownKeys known = new KnownKeys();
    known.collect("", tree);
    return known;
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

  /** What to append to a complaint about an unknown key; may be nothing. */
  String hint(String typed) {
    if (contains(typed)) { // a file's key with a dot in it
      String nested = "{\"" + typed.replace(".", "\": {\"") + "\": ...";
      return "; keys in a file are nested: " + nested + "}".repeat(depth(typed));
    }
    return guess(typed).map(key -> "; did you mean " + key + "?").orElse("");
  }

  /**
   * The same name in another group, else a like name in its own; a like key if its group is
   * unknown.
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
        .filter(key -> key.substring(group(key).length()).equals(name))
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
