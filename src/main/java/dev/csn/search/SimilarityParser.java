package dev.csn.search;

import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.io.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses a value of {@code --condition}: names with or without weights, separated by commas. */
final class SimilarityParser {
  private final String source;
  private final String text;
  private final List<String> known;

  SimilarityParser(String source, String text, List<String> known) {
    this.source = source;
    this.text = text;
    this.known = known;
  }

  /** The weights as written, at least one of them positive. */
  Map<String, Double> parse() {
    Map<String, Double> weights = new LinkedHashMap<>();
    boolean positive = false;
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      positive |= addPart(text.substring(from, to).strip(), weights) > 0;
      from = to + 1;
    }
    if (!positive) {
      throw mistake("all weights are 0, at least one must be above");
    }
    return weights;
  }

  private double addPart(String part, Map<String, Double> weights) {
    int equals = part.lastIndexOf('=');
    // A condition's own name may hold an equals sign.
    boolean weighted = equals >= 0 && !known.contains(part);
    String name = weighted ? part.substring(0, equals).strip() : part;
    if (name.isEmpty()) {
      throw mistake("expected NAME or NAME=WEIGHT, separated by commas");
    }
    if (!known.contains(name)) {
      Optional<String> nearest = NearestName.of(name, known);
      throw mistake(
          "unknown condition '"
              + name
              + "'"
              + (nearest.isPresent() ? ", did you mean '" + nearest.get() + "'?" : ""));
    }
    double weight = weighted ? weight(name, part.substring(equals + 1).strip()) : 1;
    if (weights.put(name, weight) != null) {
      throw mistake("condition '" + name + "' is named twice");
    }
    return weight;
  }

  private double weight(String name, String number) {
    double weight = Numbers.decimal(number).orElse(-1);
    if (weight < 0) {
      throw mistake(
          "weight '" + number + "' of '" + name + "' must be a finite number of at least 0");
    }
    return weight + 0.0; // -0 becomes 0
  }

  private ConfigurationException mistake(String what) {
    return new ConfigurationException(
        source + " '" + text + "': " + what + "; known conditions: " + String.join(", ", known));
  }
}
