package dev.csn.search;

import java.util.ArrayList;
import java.util.List;

/** Text in which a backslash takes its meaning from the character after it. */
final class Escapes {
  private static final char ESCAPE = '\\';

  private Escapes() {}

  /** Whether the last character is a backslash with nothing after it. */
  static boolean endsOpen(String text) {
    int i = 0;
    while (i < text.length()) {
      i += text.charAt(i) == ESCAPE ? 2 : 1;
    }
    return i > text.length();
  }

  /** The index of the first mark that no backslash stands before; -1 if there is none. */
  static int indexOf(String text, String mark, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == ESCAPE) {
        i++;
      } else if (text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Splits at separators that are not escaped; parts keep escapes and blanks. At least one. */
  static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = indexOf(text, separator, 0); at >= 0; at = indexOf(text, separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** What a text stands for: without escapes, and without blanks around it that are not escaped. */
  static String meaning(String text) {
    StringBuilder meaning = new StringBuilder();
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean escaped = text.charAt(i) == ESCAPE && i + 1 < text.length();
      char character = text.charAt(escaped ? ++i : i);
      boolean blank = !escaped && Character.isWhitespace(character);
      if (!blank || end > 0) {
        meaning.append(character);
      }
      end = blank ? end : meaning.length();
    }
    meaning.setLength(end);
    return meaning.toString();
  }

  /** A text that {@link #meaning} turns into {@code meant}, and that holds none of the marks. */
  static String of(String meant, List<String> marks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < meant.length(); i++) {
      char character = meant.charAt(i);
      int at = i;
      if (character == ESCAPE || marks.stream().anyMatch(mark -> meant.startsWith(mark, at))) {
        text.append(ESCAPE);
      }
      text.append(character);
    }
    return text.toString();
  }
}
