package dev.csn.io;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of output directory. Decides whether one may be written to a place, so that no other file
 * is ever deleted.
 *
 * @param entries which entries of an old one may be deleted with it
 * @param noDirectory the refusal of a place where something else is
 * @param foreign the refusal of a directory with another entry, for whose name {@code %s} stands
 */
public record OutputKind(Entries entries, String noDirectory, String foreign) {
  /** Tells entries of a directory apart. */
  @FunctionalInterface
  public interface Entries {
    /** Whether an entry is of a directory of this kind. */
    boolean contain(Path entry) throws IOException;
  }

  /** A kind that replaces nothing: its place is new, or an empty directory. */
  public static OutputKind neverReplaced(String noDirectory, String taken) {
    return new OutputKind(entry -> false, noDirectory, taken);
  }

  /**
   * Whether a directory is in the place that the new one replaces; an empty one is not. What killed
   * processes left there is settled first.
   *
   * @param name of the place in refusals
   * @throws ConfigurationException if something else is there
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
