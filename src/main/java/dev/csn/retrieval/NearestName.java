package dev.csn.retrieval;

import java.util.List;
import java.util.Optional;

/** Guesses what a mistyped name was meant to be. */
final class NearestName {
  private static final int LARGEST_DISTANCE = 2;

  private NearestName() {}

  /** The first of the names at the least edit distance, if that is at most 2. */
  static Optional<String> of(String typed, List<String> names) {
    String nearest = null;
    int least = LARGEST_DISTANCE + 1;
    for (String name : names) {
      int distance = editDistance(typed, name);
      // A name of two letters is two edits away from anything that short.
      if (distance < least && distance < name.length()) {
        nearest = name;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The distance of Levenshtein: insertions, deletions and replacements of one character. */
  private static int editDistance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
