package dev.csn.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Writes files so that a reader sees the whole old or the whole new content, never a part. */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** The content of a new file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code file}; its directory must exist.
   *
   * @throws IOException if the file cannot be written; no temporary file remains
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, null, content);
  }

  /**
   * Writes {@code file} and renames its old version to {@code previous}. At every moment, one of
   * the two exists and is complete, if one existed before.
   *
   * @throws IOException if the file cannot be written; no temporary file remains
   */
  public static void writeKeeping(Path previous, Path file, Content content) throws IOException {
    write(file, previous, content);
  }

  private static void write(Path file, @Nullable Path previous, Content content)
      throws IOException {
    clear(file);
    Path beside = Unfinished.name(file);
    FileChannel created = Unfinished.createLocked(beside);
    while (created == null) {
      beside = Unfinished.name(file);
      created = Unfinished.createLocked(beside);
    }
    try (FileChannel channel = created) { // locked until the file has its name
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
      if (previous != null && Files.exists(file)) {
        move(file, previous);
      }
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Removes temporary files of killed processes. */
  private static void clear(Path file) {
    for (Path left : Unfinished.ofOthers(file)) {
      if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
        Unfinished.ifAbandoned(left, () -> Files.deleteIfExists(left));
      }
    }
  }

  /** Renames a file atomically, replacing an existing one. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Replaces a file of UTF-8 text. */
  public static void writeText(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
