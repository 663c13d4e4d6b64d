package dev.csn.faults;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tallies as text: a row each, a column per kind of outcome, then the findings. */
final class FaultTable {
  private FaultTable() {}

  static String of(String title, List<Tally> tallies) {
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
