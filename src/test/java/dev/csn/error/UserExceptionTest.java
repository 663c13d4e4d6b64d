package dev.csn.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UserExceptionTest {
  @Test
  void aValueFromADamagedFileCannotBreakTheLineNorColorTheTerminal() {
    UserException e = new InputException("f: 'a\nb\u001b[31m\u2028'", new RuntimeException("x"));
    assertEquals("f: 'a\\u000ab\\u001b[31m\\u2028'", e.getMessage());
  }

  @Test
  void anEndlessValueIsCut() {
    String message = new ConfigurationException("key: " + "x".repeat(100_000)).getMessage();
    assertTrue(message.startsWith("key: xxx") && message.endsWith("x..."), message);
    assertTrue(message.length() < 1100);
  }

  @Test
  void exitCodesTellUsageFromInput() {
    assertEquals(2, new ConfigurationException("").exitCode());
    assertEquals(3, new InputException("").exitCode());
  }
}
