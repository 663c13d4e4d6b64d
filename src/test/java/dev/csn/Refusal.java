package dev.csn;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import java.util.Arrays;
import org.junit.jupiter.api.function.Executable;

/** Asserts that a user's mistake is told in one line that names all it must. */
public final class Refusal {
  private Refusal() {}

  /** Input data is to blame. */
  public static void ofInput(Executable executable, Object... named) {
    check(assertThrowsExactly(InputException.class, executable).getMessage(), named);
  }

  /** Usage or configuration is to blame. */
  public static void ofConfiguration(Executable executable, Object... named) {
    check(assertThrowsExactly(ConfigurationException.class, executable).getMessage(), named);
  }

  private static void check(String message, Object... named) {
    assertEquals(1, message.lines().count(), message);
    assertAll(
        Arrays.stream(named)
            .map(
                part ->
                    () -> assertTrue(message.contains(part.toString()), part + ": " + message)));
  }
}
