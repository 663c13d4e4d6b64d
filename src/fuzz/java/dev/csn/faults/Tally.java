package dev.csn.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the faults of one kind, or to one artifact, came to. */
final class Tally {
  private final String name;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();

  Tally(String name) {
    this.name = name;
  }

  /**
   * Counts one.
   *
   * @param repeat how the fault can be made again
   */
  void add(Outcome outcome, String repeat) {
    counts.merge(outcome.kind(), 1, Integer::sum);
    if (outcome.finding() != null) {
      findings.add(name + ", " + repeat + ": " + outcome.finding());
    }
  }

  String name() {
    return name;
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int count(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  List<String> findings() {
    return List.copyOf(findings);
  }
}
