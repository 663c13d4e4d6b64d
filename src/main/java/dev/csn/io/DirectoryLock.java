package dev.csn.io;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to be the only one that writes to a directory. It is a lock of the operating system's,
 * which dies with its process, however that ends: one left behind does not exist.
 *
 * <p>Locked is an empty file, {@code .lock}, which then stays: if it were deleted, a process that
 * had opened it before could lock what another no longer sees. Who holds the lock stands beside it.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String HOLDER = ".lock.holder";

  private static final int LARGEST_HOLDER = 1 << 12;

  private final Path holder;
  private final FileLock lock; // Java forgets a lock that nothing refers to.

  private DirectoryLock(Path holder, FileLock lock) {
    this.holder = holder;
    this.lock = lock;
  }

  /**
   * Whoever holds a lock.
   *
   * @param process its id
   * @param host that it runs on
   * @param start of the process: ids are given again
   */
  private record Holder(long process, String host, String start) {
    static Holder self() {
      RuntimeMXBean machine = ManagementFactory.getRuntimeMXBean();
      return new Holder(
          ProcessHandle.current().pid(),
          machine.getName().replaceFirst("^\\d+@", ""),
          Instant.ofEpochMilli(machine.getStartTime()).toString());
    }

    @Override
    public String toString() {
      return "process " + process + " on " + host + ", started " + start;
    }
  }

  /**
   * Locks an existing directory.
   *
   * @param name what it is called in messages, such as {@code --run runs/a}
   * @throws ConfigurationException if it is locked already; the message says by whom
   * @throws IOException if it cannot be written, or its file system has no locks
   */
  public static DirectoryLock of(Path directory, String name) throws IOException {
    Path holder = directory.resolve(HOLDER);
    // A process that closes any channel of a locked file loses its lock: so it opens no second one.
    if (recorded(holder).equals(Optional.of(Holder.self()))) {
      throw inUse(name, holder);
    }
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = lock(channel).orElseThrow(() -> inUse(name, holder));
      AtomicFiles.writeText(holder, Json.pretty(Holder.self()));
      return new DirectoryLock(holder, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held by this process
    }
  }

  private static ConfigurationException inUse(String name, Path holder) {
    return new ConfigurationException(
        name
            + ": is in use by "
            + recorded(holder).map(Holder::toString).orElse("another process")
            + "; wait for its end, or name another directory");
  }

  /** Nothing while the holder is about to write it. */
  private static Optional<Holder> recorded(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(Json.MAPPER.readValue(in.readNBytes(LARGEST_HOLDER), Holder.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a file of a directory is there for its lock only. */
  public static boolean isLockFile(Path file) {
    return file.getFileName()
        .toString()
        .matches("\\.lock|\\.lock\\.holder|\\.\\.lock\\.holder\\.\\d+");
  }

  /** Lets others write. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(holder);
    } finally {
      lock.acquiredBy().close();
    }
  }
}
