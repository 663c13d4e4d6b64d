package dev.csn.search;

import java.util.ArrayList;
import java.util.List;

/** Text in which a backslash escapes the character after it. */
final class Escapes {
  private static final char ESCAPE = '\\';

  private Escapes() {}

  /** Whether the text ends with a backslash that escapes nothing. */
  static boolean endsOpen(String text) {
    int i = 0;
    while (i < text.length()) {
      i += text.charAt(i) == ESCAPE ? 2 : 1;
    }
    return i > text.length();
  }

  /** The index of the first mark that is not escaped; -1 if there is none. */
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

  /** Splits at separators that are not escaped; the parts, one or more, keep escapes and blanks. */
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

  /** The text without escapes, and without unescaped blanks around it. */
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

  /** The inverse of {@link #meaning}: escapes backslashes and marks. */
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
