package dev.csn.retrieval;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a flat directory of known files goes. It appears there whole or not at all, and never in
 * place of anything but its like.
 */
final class ExportPlace {
  private final Path given;
  private final Path directory;
  private final List<String> files;

  ExportPlace(Path directory, List<String> files) {
    this.given = directory;
    this.directory = directory.toAbsolutePath().normalize();
    this.files = files;
  }

  /** Fills a new, empty directory. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path directory) throws IOException;
  }

  void check(boolean replace) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new ConfigurationException(given + ": is a file, an export is a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.sorted().toList()) {
        if (!replace) {
          throw new ConfigurationException(
              given + ": exists already, an export needs a new or an empty directory");
        }
        if (!files.contains(entry.getFileName().toString())) {
          // A mistyped --output must not cost anybody a directory.
          throw new ConfigurationException(
              given + ": not replaced, it holds " + entry.getFileName() + ", so is no export");
        }
      }
    }
  }

  void write(boolean replace, Content content) throws IOException {
    check(replace);
    Files.createDirectories(directory.getParent());
    Path beside = sibling("new");
    delete(beside);
    try {
      Files.createDirectory(beside);
      content.writeTo(beside);
      moveIntoPlace(beside);
    } finally {
      delete(beside);
    }
  }

  private void moveIntoPlace(Path beside) throws IOException {
    if (!Files.exists(directory)) {
      Files.move(beside, directory, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = sibling("old");
    Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(beside, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, directory, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private Path sibling(String suffix) {
    String name = "." + directory.getFileName() + "." + ProcessHandle.current().pid();
    return directory.resolveSibling(name + "." + suffix);
  }

  private static void delete(Path flatDirectory) throws IOException {
    if (Files.isDirectory(flatDirectory)) {
      try (Stream<Path> entries = Files.list(flatDirectory)) {
        for (Path entry : entries.toList()) {
          Files.delete(entry);
        }
      }
      Files.delete(flatDirectory);
    }
  }
}
