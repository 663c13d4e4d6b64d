package dev.csn.error;

/** Wrong usage or configuration: exit code 2. */
public final class ConfigurationException extends UserException {
  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
