package dev.csn.dataset;

import dev.csn.error.ConfigurationException;
import dev.csn.io.OutputKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether a dataset may replace a directory, so that no other file is ever deleted. */
final class DatasetOutput {
  private static final List<String> OURS =
      List.of(DatasetJson.FILE, DatasetJson.IMAGES, DatasetJson.REPORT, ShardsJson.FILE);
  private static final int START = 100; // bytes: the first key and some blanks
  private static final String REMEDY =
      "; name a new directory, an empty one, or a dataset's with --force";
  private static final OutputKind KIND =
      new OutputKind(
          entry -> isFile(entry) || isShard(entry),
          "is not a directory" + REMEDY,
          "holds %s, which is no file of a dataset" + REMEDY);

  private DatasetOutput() {}

  /**
   * Whether the directory holds a dataset that the new one replaces.
   *
   * @throws ConfigurationException if it holds a dataset and {@code force} is false, or anything
   *     else
   */
  static boolean mustReplace(Path directory, boolean force) {
    try {
      if (!KIND.mustReplace(directory, "--output " + directory)) {
        return false;
      }
      if (!isDescription(directory.resolve(DatasetJson.FILE))
          && !isDescription(directory.resolve(ShardsJson.FILE))) {
        throw new ConfigurationException(
            "--output " + directory + ": is not empty and not a dataset directory" + REMEDY);
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
      return files.allMatch(DatasetOutput::isFile);
    }
  }

  /** Looks at the first key only: a damaged dataset may be replaced, a foreign file may not. */
  private static boolean isDescription(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
      return start.replaceAll("\\s", "").startsWith("{\"formatVersion\":");
    }
  }
}
