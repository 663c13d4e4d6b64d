package dev.csn.run;

import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.io.DirectoryLock;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides which files of a killed training may be deleted from a run's directory. */
public final class RunLeftovers {
  /**
   * The files of a training before its first checkpoint, besides its configuration. The record of
   * the origin is written first and deleted last: without it, the other files do not come from a
   * killed training.
   */
  private static final List<String> BEFORE_CHECKPOINT =
      List.of(
          RunDirectory.MODEL,
          RunDirectory.METRICS,
          RunDirectory.INITIAL_MASKS,
          RunDirectory.PROVENANCE);

  private static final List<String> DIRECTORIES = List.of(RunDirectory.GALLERY, RunDirectory.INDEX);

  private static final List<String> FIRST = List.of(RunDirectory.CONFIG, RunDirectory.PROVENANCE);

  private static final List<String> LATER =
      List.of(
          RunDirectory.MODEL,
          RunDirectory.METRICS,
          RunDirectory.INITIAL_MASKS,
          RunDirectory.CHECKPOINT,
          RunDirectory.REPORT,
          RunDirectory.CHECKSUMS,
          ".lock.holder");

  private RunLeftovers() {}

  /** Whether a file is an unfinished version of a named one: {@code .NAME.PROCESS}. */
  private static boolean isUnfinished(Path entry, List<String> names) {
    return isFile(entry) && hasName(entry, names, "\\.\\d+");
  }

  private static boolean hasName(Path entry, List<String> names, String suffix) {
    String found = entry.getFileName().toString();
    return names.stream().anyMatch(name -> found.matches("\\." + Pattern.quote(name) + suffix));
  }

  /**
   * Whether a new run may use a path: it is free, or holds a run that stopped before it recorded
   * its origin, and so before its first step.
   */
  public static boolean isUnbegun(Path path) throws IOException {
    return !Files.exists(path)
        || (Files.isDirectory(path) && entries(path).stream().allMatch(RunLeftovers::isFirstFile));
  }

  /**
   * Requires that a new run may use a path. A training with the same configuration that stopped
   * before its first checkpoint may be replaced: it would start from the beginning anyway.
   *
   * @throws ConfigurationException if something is there already
   */
  public static void requireFree(Path path, ExperimentConfig config) {
    if (!Files.exists(path)) {
      return;
    }
    try {
      boolean empty = isUnbegun(path) || isBeforeCheckpoint(path);
      if (!empty || !isOwnConfig(path.resolve(RunDirectory.CONFIG), config)) {
        String what = Files.isDirectory(path) ? "is not empty" : "is no directory";
        throw new ConfigurationException(
            "--run " + path + ": " + what + "; name a new directory, or --resume a run");
      }
    } catch (IOException e) {
      throw new ConfigurationException("--run " + path + ": " + FileProblem.reason(e), e);
    }
  }

  /** Whether a run started at a path, but has no checkpoint to continue from. */
  private static boolean isBeforeCheckpoint(Path path) throws IOException {
    if (!RunDirectory.exists(path) || !Files.exists(path.resolve(RunDirectory.PROVENANCE))) {
      return false;
    }
    for (Path entry : entries(path)) {
      boolean named = BEFORE_CHECKPOINT.contains(entry.getFileName().toString()) && isFile(entry);
      if (!isFirstFile(entry) && !named && !isUnfinished(entry, LATER)) {
        return false;
      }
    }
    Long steps = RunDirectory.open(path).provenance().steps();
    return steps == null || steps == 0; // else somebody took the checkpoint of a finished run away
  }

  /** Clears the files of a training that was stopped before its first checkpoint. */
  static void clearBeforeCheckpoint(Path path) throws IOException {
    clearLeftovers(path);
    for (String name : BEFORE_CHECKPOINT) {
      Files.deleteIfExists(path.resolve(name));
    }
  }

  /** Whether a configuration file can be replaced without losing a user's work. */
  private static boolean isOwnConfig(Path file, ExperimentConfig config) throws IOException {
    return !Files.exists(file) || Files.readString(file).equals(Json.pretty(config));
  }

  /**
   * Deletes the first files of a run at a path for which {@link #isUnbegun} holds. Keeps any other
   * file.
   *
   * @throws dev.csn.error.ConfigurationException if another process is starting a run there
   */
  @SuppressWarnings("try") // held, not used
  public static void clearUnbegun(Path path) throws IOException {
    if (Files.exists(path)) {
      try (DirectoryLock held = RunDirectory.lock(path)) {
        for (Path entry : entries(path)) {
          if (isFirstFile(entry) && !DirectoryLock.isLockFile(entry)) {
            Files.delete(entry);
          }
        }
      }
    }
  }

  /** Whether a file is the configuration, an unfinished first file, or a lock. */
  private static boolean isFirstFile(Path entry) {
    return isUnfinished(entry, FIRST)
        || (isFile(entry)
            && (entry.endsWith(RunDirectory.CONFIG) || DirectoryLock.isLockFile(entry)));
  }

  /**
   * Deletes the unfinished files of a killed training. The caller must hold the lock, so that no
   * other process is writing them.
   */
  public static void clearLeftovers(Path path) throws IOException {
    for (String directory : DIRECTORIES) {
      StagedDirectory.recover(path.resolve(directory));
    }
    for (Path entry : entries(path)) {
      if (isUnfinished(entry, FIRST) || isUnfinished(entry, LATER)) {
        Files.delete(entry);
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
          && hasName(entry, DIRECTORIES, "\\.\\d+\\.[0-9a-f]+")) {
        for (Path file : entries(entry)) {
          Files.delete(file);
        }
        Files.delete(entry);
      }
    }
  }

  private static boolean isFile(Path entry) {
    return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }
}
