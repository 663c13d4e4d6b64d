package dev.csn.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that appears complete or not at all: filled beside its place, flushed, then renamed
 * into it. Closed without having been committed, or when the program is interrupted, it vanishes.
 */
public final class StagedDirectory implements AutoCloseable {
  private final Path place;
  private final Path staging;
  private final Thread cleaner = new Thread(this::discardIfPossible, "staged-directory");

  private StagedDirectory(Path place, Path staging) {
    this.place = place;
    this.staging = staging;
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // Shutting down already: what is still being written is being waited for.
    }
  }

  /**
   * An empty directory beside {@code place}, whose missing parents are made.
   *
   * @throws IOException if there can be none
   */
  public static StagedDirectory beside(Path place) throws IOException {
    // Behind a symbolic link, so that the link stays and the rename crosses no file system.
    Path real = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath().normalize();
    Path parent = real.getParent();
    if (parent == null) {
      throw new FileSystemException(place.toString(), null, "has no parent directory");
    }
    if (Files.exists(parent) && !Files.isDirectory(parent)) {
      throw new NotDirectoryException(parent.toString());
    }
    if (!Files.exists(parent)) {
      Files.createDirectories(parent);
    }
    return new StagedDirectory(real, Files.createDirectory(sibling(real)));
  }

  /** Where the files are to be written. */
  public Path path() {
    return staging;
  }

  /**
   * Flushes all files and renames the directory into its place, where nothing or an empty directory
   * may be.
   *
   * @throws IOException if something else is there
   */
  public void commit() throws IOException {
    flush();
    if (Files.isDirectory(place)) {
      Files.delete(place); // fails unless it is empty
    }
    Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Like {@link #commit}, but a directory that is in the place is deleted with all it holds, once
   * the new one is there. Whether it may be is for the caller to make sure.
   *
   * @throws IOException if the new directory cannot get there; the old one stays in its place then
   */
  public void commitReplacing() throws IOException {
    flush();
    Path old = sibling(place);
    Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  /** Removes what was committed, with all it holds; from its place, it vanishes at once. */
  public static void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      Path old = sibling(place);
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    }
  }

  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // Shutting down already: the hook runs, and finds nothing left to do.
    }
  }

  private static Path sibling(Path place) {
    long process = ProcessHandle.current().pid();
    return place.resolveSibling(
        "." + place.getFileName() + "." + process + "." + Long.toHexString(System.nanoTime()));
  }

  private void flush() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(staging)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** When the program is ending: others may be writing still, and nobody is there to be told. */
  private void discardIfPossible() {
    try {
      delete(staging);
    } catch (IOException | UncheckedIOException e) {
      return; // What is left has a name that says what it is.
    }
  }

  private void discard() {
    try {
      delete(staging);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> innermostFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : innermostFirst) {
      Files.deleteIfExists(path);
    }
  }
}
