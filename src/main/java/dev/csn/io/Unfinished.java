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
 * Hidden names beside a place for what is being written until it is whole, and locks that tell
 * whether its writer lives. The operating system drops a lock when its process ends, however that
 * ends; a process id would be given again, and means nothing on another host or in a container.
 */
final class Unfinished {
  /** Digits behind the process id: the time when it started, and a clock's. */
  private static final int START_DIGITS = 13;

  private static final int CLOCK_DIGITS = 12;
  private static final long CLOCK_VALUES = 1_000_000_000_000L;

  /**
   * Code points of a name: with four bytes each, the digest and the digits it is no longer than 255
   * bytes.
   */
  private static final int MAX_NAME = 50;

  private static final int DIGEST_LENGTH = 16;

  private Unfinished() {}

  /** A name that nothing has yet, beside a place with a file name. */
  static Path name(Path place) {
    long clock = Math.floorMod(System.nanoTime(), CLOCK_VALUES);
    return place.resolveSibling(prefix(place) + ownDigits() + padded(clock, CLOCK_DIGITS));
  }

  private static String prefix(Path place) {
    String name = place.getFileName().toString();
    if (name.codePointCount(0, name.length()) <= MAX_NAME) {
      return "." + name + ".";
    }
    // Long names often begin alike, and what is of one place must not be put back in another.
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
   * What other processes are writing beside a place, or were when they ended. This one's is left
   * out: a process that closes any channel of a file loses its lock.
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
      return found; // One may write into some directories that one may not list.
    }
    return found;
  }

  /**
   * Makes a file and locks it until the channel is closed. It stays unlocked where the file system
   * has no locks: nobody then takes it for a dead process's, since nobody can lock it.
   *
   * @return null if another process found it before it was locked, and removed it
   */
  static @Nullable FileChannel createLocked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      var unused = channel.lock(); // for the moment in which another process looks at it
    } catch (IOException e) {
      return channel;
    }
    if (Files.exists(file)) {
      return channel;
    }
    channel.close();
    return null;
  }

  /** The removal of a killed process's leftover. */
  @FunctionalInterface
  interface Removal {
    void run() throws IOException;
  }

  /** Removes something if its writer, which locked a file, is dead, and this process may. */
  static void ifAbandoned(Path lock, Removal removal) {
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        removal.run();
      }
    } catch (OverlappingFileLockException | IOException e) {
      return; // This process's own, another user's, or another process is removing it.
    }
  }
}
