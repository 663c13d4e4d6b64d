package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void everyCommandThatItRunsGoesWell() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertDoesNotThrow(() -> WarmUp.main(new String[0]));
    } finally {
      System.setOut(out);
    }
    // Two as text, one as JSON.
    String answers = printed.toString(StandardCharsets.UTF_8);
    assertEquals(3, answers.split("anchor[:\"]", -1).length - 1, answers);
  }
}
