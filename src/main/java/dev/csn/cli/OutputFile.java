package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a file that a flag names, most often {@code --output}. */
final class OutputFile {
  private static final String OUTPUT = "--output";

  private OutputFile() {}

  /**
   * Replaces the file that {@code --output} names.
   *
   * @throws ConfigurationException if it cannot be written
   */
  static void write(Path file, AtomicFiles.Content content) {
    write(OUTPUT, file, content);
  }

  /**
   * Replaces a file.
   *
   * @param flag the flag that names it
   * @throws ConfigurationException if it cannot be written
   */
  static void write(String flag, Path file, AtomicFiles.Content content) {
    requirePlace(flag, file);
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw FileProblem.unwritable(flag + " " + file, e);
    }
  }

  /**
   * Makes sure that there is a directory for the file that {@code --output} names.
   *
   * @throws ConfigurationException if there is none
   */
  static void requirePlace(Path file) {
    requirePlace(OUTPUT, file);
  }

  /**
   * Makes sure that there is a directory for a file.
   *
   * @param flag the flag that names it
   * @throws ConfigurationException if there is none
   */
  static void requirePlace(String flag, Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new ConfigurationException(flag + " " + file + ": " + directory + " is no directory");
    }
  }

  /**
   * The ending of a picture's name in lower case.
   *
   * @param flag the flag that names the file
   * @param known the allowed endings
   * @throws ConfigurationException if it is another one
   */
  static String ending(String flag, Path file, List<String> known) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(ending -> name.endsWith("." + ending))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    flag + " " + file + ": must end in ." + String.join(" or .", known)));
  }
}
