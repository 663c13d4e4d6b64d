package dev.csn.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all they hold. */
final class Trees {
  private Trees() {}

  /** Copies a directory, or a file, to a place where nothing is. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** Deletes whatever is at a place. */
  static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    List<Path> innermostFirst;
    try (Stream<Path> all = Files.walk(place)) {
      innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : innermostFirst) {
      Files.delete(path);
    }
  }

  /** Puts a copy in the place of whatever is there. */
  static void replace(Path from, Path to) throws IOException {
    delete(to);
    copy(from, to);
  }
}
