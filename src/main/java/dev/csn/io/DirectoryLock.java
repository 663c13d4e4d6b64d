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
 * An exclusive lock on writing to a directory. The operating system releases it when the process
 * ends, so that no stale lock remains.
 *
 * <p>The locked file is the empty file {@code .lock}. It is never deleted: another process might
 * already have opened it, and would lock a file that later processes do not see. The file {@code
 * .lock.holder} names the process.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String HOLDER = ".lock.holder";

  private static final int MAX_HOLDER = 1 << 12; // bytes: an id, a host name and a time

  private final Path holder;
  private final FileLock lock; // Java forgets an unreferenced lock.

  private DirectoryLock(Path holder, FileLock lock) {
    this.holder = holder;
    this.lock = lock;
  }

  /**
   * The process that holds a lock.
   *
   * @param process the process id
   * @param host the host's name
   * @param start the start of the process, because systems reuse process ids
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
   * @param name the directory's name in messages, such as {@code --run runs/a}
   * @throws ConfigurationException if the directory is locked; the message names the holder
   * @throws IOException if the directory cannot be written, or its file system has no locks
   */
  public static DirectoryLock of(Path directory, String name) throws IOException {
    Path holder = directory.resolve(HOLDER);
    // Closing a second channel of the locked file would release the lock of this process.
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

  /** The recorded holder; empty until the holder has written the file. */
  private static Optional<Holder> recorded(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(Json.MAPPER.readValue(in.readNBytes(MAX_HOLDER), Holder.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a file of a directory belongs to its lock. */
  public static boolean isLockFile(Path file) {
    return file.getFileName()
        .toString()
        .matches("\\.lock|\\.lock\\.holder|\\.\\.lock\\.holder\\.\\d+");
  }

  /** Releases the lock. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(holder);
    } finally {
      lock.acquiredBy().close();
    }
  }
}
