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
 * into it. Closed without having been committed, or when the program is interrupted, it vanishes.
 *
 * <p>Beside the place is a hidden directory with {@code new}, which is being filled, {@code old},
 * which it replaces, and an empty file {@code lock}, which is locked while the writer lives. What a
 * killed process left is removed by the next one that writes to the place; if the place is empty
 * between two renames, {@code old} is put back there.
 */
public final class StagedDirectory implements AutoCloseable {
  private static final String NEW = "new";
  private static final String OLD = "old";
  private static final String LOCK = "lock";

  /** A file that was being opened when its directory was renamed may still come into it. */
  private static final int MAX_DELETIONS = 100;

  /** As many as Linux follows. */
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
   * An empty directory beside {@code place}, whose missing parents are made. What killed processes
   * left there is removed.
   *
   * @throws IOException if there can be none, or the program is ending
   */
  public static StagedDirectory beside(Path place) throws IOException {
    StagedDirectory staged = new StagedDirectory(cleared(place));
    try {
      Runtime.getRuntime().addShutdownHook(staged.cleaner); // before there is something to remove
    } catch (IllegalStateException e) {
      throw staged.ending();
    }
    return staged.open();
  }

  /**
   * As {@link #beside}, for a user whom an interrupted program waits for: it does not vanish before
   * it is closed.
   */
  public static StagedDirectory closedByItsUser(Path place) throws IOException {
    return new StagedDirectory(cleared(place)).open();
  }

  /** Resolves a place's links, makes its parents, and removes leftovers of killed processes. */
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

  /** Without success if another process took it for a dead one's, before it had its lock. */
  private void tryToOpen() throws IOException {
    work = Files.createDirectory(Unfinished.name(place));
    try {
      lock = Unfinished.createLocked(work.resolve(LOCK));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /** Behind symbolic links, so that they stay and the rename crosses no file system. */
  private static Path real(Path place) throws IOException {
    if (Files.exists(place)) {
      return place.toRealPath();
    }
    Path path = place.toAbsolutePath(); // of a directory that is to be put back, perhaps
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

  /** Where the files are to be written. */
  public Path path() {
    return work().resolve(NEW);
  }

  /**
   * Flushes all files and renames the directory into its place, where nothing or an empty directory
   * may be.
   *
   * @throws IOException if something else is there
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
   * Like {@link #commit}, but a directory that is in the place is deleted with all it holds, once
   * the new one is there. Whether it may be is for the caller to make sure.
   *
   * @throws IOException if the new directory cannot get there; the old one stays in its place then
   */
  public void commitReplacing() throws IOException {
    flush();
    synchronized (this) {
      requireOpen();
      moveAside();
      moveIn(); // or else closing puts the old one back
    }
  }

  /** Commits, and replaces a directory if there is one. */
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

  /** Removes what was committed, with all it holds; from its place, it vanishes at once. */
  public static void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      try (StagedDirectory staged = closedByItsUser(place)) {
        Files.delete(staged.path()); // nothing takes the place of what goes
        staged.moveAside();
      }
    }
  }

  /**
   * Removes what killed processes were writing beside a place, and puts back a directory that one
   * of them was replacing. What a living process writes stays, and so does what only looks alike.
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

  /**
   * A directory that a killed process has taken out of its place and that could not be put back.
   */
  public static Optional<Path> stranded(Path place) throws IOException {
    Path real = real(place);
    return Unfinished.ofOthers(real).stream()
        .filter(work -> isReplacing(work) && !Files.exists(real))
        .map(work -> work.resolve(OLD))
        .findFirst();
  }

  /** Without a lock it is whoever's; if it is empty, of a process killed before it had one. */
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
      return false; // Gone, or another user's.
    }
  }

  private static void deleteIfEmpty(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      return; // It is not empty, or another user's.
    }
  }

  /** Whether the new directory has not taken the old one's place yet. */
  private static boolean isReplacing(Path work) {
    return Files.isDirectory(work.resolve(OLD), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(work.resolve(NEW), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Puts back a directory that has not been replaced, and empties the hidden one, which can go once
   * the lock's file is closed: network file systems keep an open one under another name.
   */
  private static void settle(Path place, Path work) throws IOException {
    if (isReplacing(work) && !Files.exists(place)) {
      Files.move(work.resolve(OLD), place, StandardCopyOption.ATOMIC_MOVE);
    }
    delete(work.resolve(NEW));
    delete(work.resolve(OLD));
    Files.deleteIfExists(work.resolve(LOCK)); // last: what has no lock is not removed
  }

  /** Removes what was not committed, and what was replaced. */
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
      return; // Shutting down already: the hook runs, and finds nothing left to do.
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
   * When the program is ending: others may be writing still, who from now on find no directory, and
   * nobody is there to be told of failures.
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
      return; // The next process that writes there removes it.
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
