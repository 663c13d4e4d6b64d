package dev.csn.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Samples of one measurement by name, in the order of the report; also the JSON that measuring
 * processes print.
 */
record Outcome(Map<String, Samples> figures) {
  static final Outcome EMPTY = new Outcome(Map.of());

  Outcome {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** Joins two outcomes; samples of the same name are concatenated. */
  Outcome and(Outcome more) {
    Map<String, Samples> all = new LinkedHashMap<>(figures);
    more.figures.forEach((name, samples) -> all.merge(name, samples, Samples::and));
    return new Outcome(all);
  }
}
