package dev.csn.dataset;

import dev.csn.error.ConfigurationException;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether a dataset may be written to a place, so that no other file is ever deleted. */
final class DatasetPlace {
  private static final List<String> OURS =
      List.of(DatasetJson.FILE, DatasetJson.IMAGES, DatasetJson.REPORT, ShardsJson.FILE);
  private static final int START = 100;

  private DatasetPlace() {}

  /**
   * Whether a dataset is there that the new one replaces.
   *
   * @throws ConfigurationException if it may not, or if something else is there
   */
  static boolean mustReplace(Path directory, boolean force) {
    try {
      StagedDirectory.recover(directory);
    } catch (IOException e) {
      throw ImageSetWriter.unwritable(directory, e);
    }
    if (!Files.exists(directory)) {
      return false;
    }
    if (!Files.isDirectory(directory)) {
      throw refusal(directory, "is not a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> found = entries.sorted().toList();
      if (found.isEmpty()) {
        return false;
      }
      for (Path entry : found) {
        if (!isFile(entry) && !isShard(entry)) {
          throw refusal(
              directory, "holds " + entry.getFileName() + ", which is no file of a dataset");
        }
      }
      if (!isDescription(directory.resolve(DatasetJson.FILE))
          && !isDescription(directory.resolve(ShardsJson.FILE))) {
        throw refusal(directory, "is not empty and not a dataset directory");
      }
    } catch (IOException e) {
      throw ImageSetWriter.unwritable(directory, e);
    }
    if (!force) {
      throw new ConfigurationException(
          "--output " + directory + ": holds a dataset already; --force replaces it");
    }
    return true;
  }

  private static boolean isFile(Path entry) {
    String name = entry.getFileName().toString();
    return (OURS.contains(name) || ItemsFiles.isName(name))
        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isShard(Path entry) throws IOException {
    if (!ShardsJson.isDirectory(entry.getFileName().toString())
        || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> files = Files.list(entry)) {
      return files.allMatch(DatasetPlace::isFile);
    }
  }

  /** By its start alone: a damaged dataset may be replaced, a stranger's dataset.json may not. */
  private static boolean isDescription(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
      return start.replaceAll("\\s", "").startsWith("{\"formatVersion\":");
    }
  }

  private static ConfigurationException refusal(Path directory, String why) {
    return new ConfigurationException(
        "--output "
            + directory
            + ": "
            + why
            + "; name a new directory, an empty one, or a dataset's with --force");
  }
}
