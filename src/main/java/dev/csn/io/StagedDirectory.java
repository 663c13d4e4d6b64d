package dev.csn.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that appears complete or not at all: filled beside its place, flushed, then renamed
 * into it. Closing it before the commit, or interrupting the program, removes it.
 *
 * <p>A hidden directory beside the place holds {@code new}, the directory being filled; {@code
 * old}, the directory being replaced; and {@code lock}, an empty file, locked while the writer
 * lives. The next process that writes to the place removes the leftovers of a killed one. If that
 * one died between the two renames, the next process first restores {@code old}.
 */
public final class StagedDirectory implements AutoCloseable {
  private static final String NEW = "new";
  private static final String OLD = "old";
  private static final String LOCK = "lock";

  /** Repetitions, because another thread may still create a file in a directory being deleted. */
  private static final int MAX_DELETIONS = 100;

  /** Linux follows 40 symbolic links. */
  private static final int MAX_LINKS = 40;

  private final Path place;
  private final Thread cleaner = new Thread(this::closeAtExit, "staged-directory");
  private @Nullable Path work; // null until open
  private @Nullable FileChannel lock; // null until open
  private boolean closed;

  private StagedDirectory(Path place) {
    this.place = place;
  }

  /**
   * Creates an empty directory beside {@code place}, and the missing parents. Removes leftovers of
   * killed processes.
   *
   * @throws IOException if the directory cannot be created, or the program is ending
   */
  public static StagedDirectory beside(Path place) throws IOException {
    StagedDirectory staged = new StagedDirectory(cleared(place));
    try {
      Runtime.getRuntime().addShutdownHook(staged.cleaner); // before it creates files
    } catch (IllegalStateException e) {
      throw staged.ending();
    }
    return staged.open();
  }

  /**
   * Like {@link #beside}, but the directory survives an interruption until it is closed; for
   * callers that finish before an interrupted program ends.
   */
  public static StagedDirectory closedByItsUser(Path place) throws IOException {
    return new StagedDirectory(cleared(place)).open();
  }

  /** Resolves links, creates the parents, and removes leftovers of killed processes. */
  private static Path cleared(Path place) throws IOException {
    Path real = real(place);
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
    recover(real);
    return real;
  }

  private synchronized StagedDirectory open() throws IOException {
    requireOpen();
    try {
      while (lock == null) {
        tryToOpen();
      }
      Files.createDirectory(path());
      return this;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Fails if another process removes the directory, taken for a leftover, before it is locked. */
  private void tryToOpen() throws IOException {
    work = Files.createDirectory(Unfinished.name(place));
    try {
      lock = Unfinished.createLocked(work.resolve(LOCK));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /** Resolves symbolic links, so that they stay and the rename stays in one file system. */
  private static Path real(Path place) throws IOException {
    if (Files.exists(place)) {
      return place.toRealPath();
    }
    Path path = place.toAbsolutePath(); // may be a link to a directory moved aside
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(place.toString());
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    Path present = Objects.requireNonNull(path.getParent());
    while (!Files.exists(present)) {
      present = Objects.requireNonNull(present.getParent()); // the root exists
    }
    Path missing = path.subpath(present.getNameCount(), path.getNameCount());
    return present.toRealPath().resolve(missing).normalize();
  }

  private Path work() {
    return Objects.requireNonNull(work);
  }

  /** The directory to fill. */
  public Path path() {
    return work().resolve(NEW);
  }

  /**
   * Flushes all files and renames the directory into its place.
   *
   * @throws IOException if the place holds anything but an empty directory
   */
  public void commit() throws IOException {
    flush();
    synchronized (this) {
      requireOpen();
      if (Files.isDirectory(place)) {
        Files.delete(place); // fails unless it is empty
      }
      moveIn();
    }
  }

  /**
   * Like {@link #commit()}, but deletes the directory in the place after the new one is there. The
   * caller must check that it may be deleted.
   *
   * @throws IOException if the rename fails; the old directory then stays in its place
   */
  public void commitReplacing() throws IOException {
    flush();
    synchronized (this) {
      requireOpen();
      moveAside();
      moveIn(); // if this fails, closing restores the old directory
    }
  }

  /** Commits with {@link #commitReplacing} or {@link #commit()}. */
  public void commit(boolean replacing) throws IOException {
    if (replacing) {
      commitReplacing();
    } else {
      commit();
    }
  }

  /** The first step of replacing a directory. */
  void moveAside() throws IOException {
    Files.move(place, work().resolve(OLD), StandardCopyOption.ATOMIC_MOVE);
  }

  private void moveIn() throws IOException {
    Files.move(path(), place, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw ending();
    }
  }

  private FileSystemException ending() {
    return new FileSystemException(place.toString(), null, "the program is ending");
  }

  /** Removes a committed directory; it leaves its place by one rename. */
  public static void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      try (StagedDirectory staged = closedByItsUser(place)) {
        Files.delete(staged.path()); // no new directory
        staged.moveAside();
      }
    }
  }

  /**
   * Removes leftovers of killed processes beside a place, and restores a directory that one of them
   * had moved aside. Keeps directories of living processes and directories of other origin.
   */
  public static void recover(Path place) throws IOException {
    Path real = real(place);
    for (Path work : Unfinished.ofOthers(real)) {
      if (isStaged(work)) {
        Unfinished.ifAbandoned(work.resolve(LOCK), () -> settle(real, work));
        deleteIfEmpty(work);
      }
    }
  }

  /** The directory that a process moved aside and that could not be restored. */
  public static Optional<Path> stranded(Path place) throws IOException {
    Path real = real(place);
    return Unfinished.ofOthers(real).stream()
        .filter(work -> isReplacing(work) && !Files.exists(real))
        .map(work -> work.resolve(OLD))
        .findFirst();
  }

  /** Requires a lock file, so that other users' directories stay; deletes an empty directory. */
  private static boolean isStaged(Path work) {
    if (!Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    deleteIfEmpty(work);
    try (Stream<Path> entries = Files.list(work)) {
      Set<String> names =
          entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
      return names.contains(LOCK)
          && Set.of(LOCK, NEW, OLD).containsAll(names)
          && Files.isRegularFile(work.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return false; // It is gone, or belongs to another user.
    }
  }

  private static void deleteIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      return; // It is not empty, or belongs to another user.
    }
  }

  /** Whether the old directory was moved aside, and the new one is not in its place yet. */
  private static boolean isReplacing(Path work) {
    return Files.isDirectory(work.resolve(OLD), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(work.resolve(NEW), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Restores a directory that was not replaced, and empties the hidden directory. The caller
   * deletes the hidden directory after closing the lock file, because network file systems keep an
   * open file under another name.
   */
  private static void settle(Path place, Path work) throws IOException {
    if (isReplacing(work) && !Files.exists(place)) {
      Files.move(work.resolve(OLD), place, StandardCopyOption.ATOMIC_MOVE);
    }
    delete(work.resolve(NEW));
    delete(work.resolve(OLD));
    Files.deleteIfExists(work.resolve(LOCK)); // last: a directory without a lock is never removed
  }

  /** Removes uncommitted files and the replaced directory. */
  @Override
  public void close() {
    try {
      close(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // The shutdown hook is running; it finds nothing left to do.
    }
  }

  private synchronized void close(@Nullable Path directory) throws IOException {
    closed = true;
    if (directory != null) {
      FileChannel held = lock;
      try (held) {
        settle(place, directory);
      }
      Files.deleteIfExists(directory);
    }
  }

  /**
   * Closes the directory at the end of the program. Renames it first, so that threads still writing
   * fail. Failures cannot be reported any more.
   */
  private synchronized void closeAtExit() {
    if (closed || work == null) {
      closed = true;
      return;
    }
    Path renamed = Unfinished.name(place);
    try {
      Files.move(work, renamed, StandardCopyOption.ATOMIC_MOVE);
      close(renamed);
    } catch (IOException e) {
      return; // The next process that writes to the place removes it.
    }
  }

  private void flush() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    for (int i = 0; Files.exists(directory, LinkOption.NOFOLLOW_LINKS); i++) {
      try {
        Files.walkFileTree(directory, new Deletion());
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (i == MAX_DELETIONS) {
          throw e;
        }
      }
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
