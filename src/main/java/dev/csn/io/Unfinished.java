package dev.csn.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hidden names for unfinished files and directories, beside their place, and locks that show
 * whether their writer lives. The operating system releases a lock when the process ends. Process
 * ids would not do: systems reuse them, and they differ between hosts and containers.
 */
final class Unfinished {
  /** Digits after the process id: its start in ms, then the lowest digits of a clock in ns. */
  private static final int START_DIGITS = 13;

  private static final int CLOCK_DIGITS = 12;
  private static final long CLOCK_VALUES = 1_000_000_000_000L;

  /**
   * Code points kept of a long name. At four bytes each, with digest and digits, the hidden name
   * has at most 255 bytes, the limit of most file systems.
   */
  private static final int MAX_NAME = 50;

  private static final int DIGEST_LENGTH = 16;

  private Unfinished() {}

  /** An unused hidden name beside {@code place}, which must have a file name. */
  static Path name(Path place) {
    long clock = Math.floorMod(System.nanoTime(), CLOCK_VALUES);
    return place.resolveSibling(prefix(place) + ownDigits() + padded(clock, CLOCK_DIGITS));
  }

  private static String prefix(Path place) {
    String name = place.getFileName().toString();
    if (name.codePointCount(0, name.length()) <= MAX_NAME) {
      return "." + name + ".";
    }
    // A digest keeps long names with equal beginnings apart.
    byte[] whole = name.getBytes(StandardCharsets.UTF_8);
    String begin = name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
    return "." + begin + "~" + Sha256.of(whole).substring(0, DIGEST_LENGTH) + ".";
  }

  private static String ownDigits() {
    ProcessHandle process = ProcessHandle.current();
    long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    return process.pid() + padded(start, START_DIGITS);
  }

  private static String padded(long number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }

  /**
   * Unfinished files and directories of other processes beside a place. Leaves out this process's
   * own, because opening and closing one of its lock files would release the lock.
   */
  static List<Path> ofOthers(Path place) {
    Path directory = place.toAbsolutePath().getParent();
    if (directory == null) {
      return List.of();
    }
    Pattern pattern =
        Pattern.compile(
            Pattern.quote(prefix(place)) + "\\d+\\d{" + (START_DIGITS + CLOCK_DIGITS) + "}");
    String own = prefix(place) + ownDigits();
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(own) && pattern.matcher(name).matches()) {
          found.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found; // Some directories can be written to but not listed.
    }
    return found;
  }

  /**
   * Creates a file and locks it until the channel is closed. On a file system without locks it
   * stays unlocked; no process removes it then, because removal also needs the lock.
   *
   * @return null if another process removed the file before it was locked
   */
  static @Nullable FileChannel createLocked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      var unused = channel.lock(); // waits while another process checks the file
    } catch (IOException e) {
      return channel;
    }
    if (Files.exists(file)) {
      return channel;
    }
    channel.close();
    return null;
  }

  /** Removes a leftover of a killed process. */
  @FunctionalInterface
  interface Removal {
    void run() throws IOException;
  }

  /** Runs a removal if the writer, which locked a file, has ended. */
  static void ifAbandoned(Path lock, Removal removal) {
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        removal.run();
      }
    } catch (OverlappingFileLockException | IOException e) {
      return; // It belongs to this process or another user, or is being removed.
    }
  }
}
