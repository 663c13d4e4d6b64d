package dev.csn.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known name nearest to a mistyped one. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the smallest edit distance to {@code typed}, ignoring case; the first of
   * equals. Empty if every distance exceeds a third of the length of {@code typed}, at least 1.
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String nearest = null;
    int fewest = Math.max(1, typed.length() / 3) + 1;
    for (String name : known) {
      // The difference of lengths is a lower bound of the distance.
      if (Math.abs(name.length() - typed.length()) >= fewest) {
        continue;
      }
      int errors = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (errors < fewest) {
        fewest = errors;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * The edit distance of two words: insertions, deletions, substitutions and swaps of neighbors,
   * with no letter edited twice (Damerau, CACM 1964; "optimal string alignment").
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(last[j], current[j - 1]));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] oldest = beforeLast;
      beforeLast = last;
      last = current;
      current = oldest;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
