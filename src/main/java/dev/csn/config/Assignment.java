package dev.csn.config;

import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import java.util.List;

/**
 * A value given for one key.
 *
 * @param source its origin in messages
 * @param key with dots, such as {@code training.margin}
 * @param value in the form of {@code --set key=value}: text without quotes
 */
public record Assignment(String source, String key, String value) {
  static final String FLAG = "--set";

  /**
   * The values of the flags {@code --set key=value}.
   *
   * @throws ConfigurationException if a value has another form
   */
  public static List<Assignment> ofFlags(List<String> flags) {
    return flags.stream().map(Assignment::ofFlag).toList();
  }

  private static Assignment ofFlag(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new ConfigurationException(
          FLAG + ": found '" + OneLine.of(text) + "', must be key=value");
    }
    return new Assignment(FLAG, text.substring(0, equals), text.substring(equals + 1));
  }
}
