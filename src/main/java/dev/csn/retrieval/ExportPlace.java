package dev.csn.retrieval;

import dev.csn.error.ConfigurationException;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides whether an export may be written to a place, so that no other file is ever deleted. */
final class ExportPlace {
  private ExportPlace() {}

  /**
   * Whether an export is there that the new one replaces.
   *
   * @param ours whether a file's name is one that files of an export have
   * @param replace whether it may
   * @throws ConfigurationException if it may not, or if something else is there
   */
  static boolean mustReplace(Path directory, Predicate<String> ours, boolean replace)
      throws IOException {
    StagedDirectory.recover(directory);
    if (!Files.exists(directory)) {
      return false;
    }
    if (!Files.isDirectory(directory)) {
      throw new ConfigurationException(directory + ": is no directory, an export needs a new one");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> found = entries.sorted().toList();
      if (!found.isEmpty() && !replace) {
        throw new ConfigurationException(
            directory + ": exists already, an export needs a new or an empty directory");
      }
      for (Path entry : found) {
        if (!ours.test(entry.getFileName().toString())
            || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          throw new ConfigurationException(
              directory + ": not replaced, holds " + entry.getFileName() + ", so is no export");
        }
      }
      return !found.isEmpty();
    }
  }
}
