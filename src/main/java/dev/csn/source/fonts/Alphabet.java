package dev.csn.source.fonts;

import java.util.List;

/** The 62 characters of the paper's experiment: digits, capital letters, small letters. */
final class Alphabet {
  static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  static final int SIZE = CHARACTERS.length();

  private Alphabet() {}

  /** A label for each, in their order. */
  static List<String> labels() {
    return CHARACTERS.chars().mapToObj(Character::toString).toList();
  }
}
