package dev.csn.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Figures' names, {@code *} standing for any part of one, dots included. */
final class FigurePattern {
  private final Pattern pattern;

  FigurePattern(String text) {
    List<String> literals = new ArrayList<>();
    for (String literal : text.split("\\*", -1)) {
      literals.add(Pattern.quote(literal));
    }
    this.pattern = Pattern.compile(String.join(".*", literals));
  }

  boolean matches(String figure) {
    return pattern.matcher(figure).matches();
  }
}
