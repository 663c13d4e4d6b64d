package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code --output} names. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Replaces the file.
   *
   * @throws ConfigurationException if it cannot be written
   */
  static void write(Path file, AtomicFiles.Content content) {
    requirePlace(file);
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw new ConfigurationException(
          "--output " + file + ": cannot be written: " + FileProblem.reason(e), e);
    }
  }

  /**
   * Makes sure that there is a directory for the file.
   *
   * @throws ConfigurationException if there is none
   */
  static void requirePlace(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new ConfigurationException("--output " + file + ": " + directory + " is no directory");
    }
  }
}
