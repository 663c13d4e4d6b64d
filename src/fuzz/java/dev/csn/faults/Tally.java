package dev.csn.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts of the outcomes of one kind of fault, or of the faults in one artifact. */
final class Tally {
  private final String name;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();

  Tally(String name) {
    this.name = name;
  }

  /**
   * Counts an outcome.
   *
   * @param repeat how to repeat the fault
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

  /** Tallies as text: a row for each, a column for each kind of outcome, then the findings. */
  static String table(String title, List<Tally> tallies) {
    SortedSet<String> kinds = new TreeSet<>();
    tallies.forEach(tally -> kinds.addAll(tally.counts().keySet()));
    kinds.add(Outcome.FINDING);
    StringBuilder text = new StringBuilder(title).append('\n');
    text.append(String.format("%-40s %6s", "", "faults"));
    kinds.forEach(kind -> text.append(String.format("  %s", kind)));
    text.append('\n');
    for (Tally tally : tallies) {
      text.append(String.format("%-40s %6d", tally.name(), tally.total()));
      for (String kind : kinds) {
        text.append(String.format("  %" + kind.length() + "d", tally.count(kind)));
      }
      text.append('\n');
    }
    tallies.forEach(
        tally -> tally.findings().forEach(f -> text.append("  ").append(f).append('\n')));
    return text.toString();
  }
}
