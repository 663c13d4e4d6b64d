package dev.csn.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wrong usage or configuration: exit code 2. */
public final class ConfigurationException extends UserException {
  private final @Nullable String bounds;

  public ConfigurationException(String message) {
    super(message);
    this.bounds = null;
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
    this.bounds = null;
  }

  /**
   * A number outside its bounds.
   *
   * @param bounds the allowed range, such as {@code from 1 to 10}
   */
  public ConfigurationException(String message, String bounds) {
    super(message);
    this.bounds = bounds;
  }

  /** The allowed range, if a number was outside it. */
  public Optional<String> bounds() {
    return Optional.ofNullable(bounds);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
