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
import java.util.stream.Stream;

/** What a training that was killed leaves at a run's place, and what of it may go. */
public final class RunPlace {
  private static final String FIRST_PART = "\\.(config|provenance)\\.json\\.\\d+";
  private static final String ANY_PART =
      "\\.(config\\.json|provenance\\.json|initial\\.json|metrics\\.jsonl|model\\.zip"
          + "|checkpoint\\.zip|report\\.html|CRC32CSUMS|\\.lock\\.holder)\\.\\d+";
  private static final List<String> DIRECTORIES = List.of("gallery", "index");
  private static final String DIRECTORY_PART = "\\.(gallery|index)\\.\\d+\\.[0-9a-f]+";

  /**
   * A training has only these until its first checkpoint, besides its configuration. The record of
   * where it comes from is written first and cleared last: without it, none of them is a training's
   * that was killed.
   */
  private static final List<String> BEFORE_CHECKPOINT =
      List.of("model.zip", "metrics.jsonl", "initial.json", RunDirectory.PROVENANCE);

  private RunPlace() {}

  /**
   * Whether a new run may take a place: nothing is there, or a run that was stopped before it had a
   * record of where it comes from, so before its first step.
   */
  public static boolean isUnbegun(Path path) throws IOException {
    return !Files.exists(path)
        || (Files.isDirectory(path) && entries(path).stream().allMatch(RunPlace::isFirstFile));
  }

  /**
   * Makes sure that a new run can go to a place. A training of the same configuration that was
   * stopped before its first checkpoint takes none: it is the one that is asked for, and would go
   * on from its start.
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

  /** Whether a run has begun at a place, but there is nothing to go on from. */
  private static boolean isBeforeCheckpoint(Path path) throws IOException {
    if (!RunDirectory.exists(path) || !Files.exists(path.resolve(RunDirectory.PROVENANCE))) {
      return false;
    }
    for (Path entry : entries(path)) {
      String name = entry.getFileName().toString();
      boolean own = BEFORE_CHECKPOINT.contains(name) || name.matches(ANY_PART);
      if (!isFirstFile(entry) && !(own && isFile(entry))) {
        return false;
      }
    }
    Long steps = RunDirectory.open(path).provenance().steps();
    return steps == null || steps == 0; // else somebody took the checkpoint of a finished run away
  }

  /** Clears what a training that was stopped before its first checkpoint left. */
  static void clearBeforeCheckpoint(Path path) throws IOException {
    clearLeftovers(path);
    for (String name : BEFORE_CHECKPOINT) {
      Files.deleteIfExists(path.resolve(name));
    }
  }

  /** Whether nothing that somebody wrote would be lost. */
  private static boolean isOwnConfig(Path file, ExperimentConfig config) throws IOException {
    return !Files.exists(file) || Files.readString(file).equals(Json.pretty(config));
  }

  /**
   * Clears a place that {@link #isUnbegun}; whatever else were there would stay.
   *
   * @throws dev.csn.error.ConfigurationException if a run is about to begin there
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

  /** The configuration, or what the writing of a first file leaves when it is cut short. */
  private static boolean isFirstFile(Path entry) {
    String name = entry.getFileName().toString();
    return isFile(entry)
        && (name.equals(RunDirectory.CONFIG)
            || name.matches(FIRST_PART)
            || DirectoryLock.isLockFile(entry));
  }

  /**
   * Deletes what a killed training was writing: files that did not get their names. To be called by
   * whoever holds the lock, lest another process is writing them.
   */
  public static void clearLeftovers(Path path) throws IOException {
    for (String directory : DIRECTORIES) {
      StagedDirectory.recover(path.resolve(directory));
    }
    for (Path entry : entries(path)) {
      String name = entry.getFileName().toString();
      if (isFile(entry) && name.matches(ANY_PART)) {
        Files.delete(entry);
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
          && name.matches(DIRECTORY_PART)) {
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
