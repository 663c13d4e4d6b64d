package dev.csn.io;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of output directory. Decides whether a new directory may replace an existing one, so that
 * no other file is ever deleted.
 *
 * @param entries the entries that may be deleted with an old directory
 * @param noDirectory the message if the place is not a directory
 * @param foreign the message if the directory has any other entry, with {@code %s} for its name
 */
public record OutputKind(Entries entries, String noDirectory, String foreign) {
  /** A set of directory entries. */
  @FunctionalInterface
  public interface Entries {
    /** Whether the set contains an entry. */
    boolean contain(Path entry) throws IOException;
  }

  /** A kind that only accepts a new or an empty directory. */
  public static OutputKind neverReplaced(String noDirectory, String taken) {
    return new OutputKind(entry -> false, noDirectory, taken);
  }

  /**
   * Whether the place holds a directory that the new one replaces; an empty directory counts as
   * none. Recovers leftovers of killed processes first.
   *
   * @param name the place's name in messages
   * @throws ConfigurationException if the place holds anything else
   */
  public boolean mustReplace(Path place, String name) throws IOException {
    StagedDirectory.recover(place);
    if (!Files.exists(place)) {
      return false;
    }
    if (!Files.isDirectory(place)) {
      throw new ConfigurationException(name + ": " + noDirectory);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> found = files.sorted().toList();
      for (Path entry : found) {
        if (!entries.contain(entry)) {
          throw new ConfigurationException(name + ": " + foreign.formatted(entry.getFileName()));
        }
      }
      return !found.isEmpty();
    }
  }
}
