package dev.csn.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void visibleTextStaysAsItIs() {
    assertEquals("häßlich 色 \uD83D\uDE00", OneLine.of("häßlich 色 \uD83D\uDE00"));
  }

  @Test
  void breaksAndInvisibleCharactersAreEscaped() {
    assertEquals("a\\u000ab\\u001b[2J\\u202e\\u2028", OneLine.of("a\nb\u001b[2J\u202e\u2028"));
    assertEquals("\\ud83d", OneLine.of("\uD83D"));
  }

  @Test
  void longTextIsCutAfterOneHundredAndTwentyCharacters() {
    assertEquals("x".repeat(120), OneLine.of("x".repeat(120)));
    assertEquals("x".repeat(120) + "...", OneLine.of("x".repeat(121)));
  }
}
