package dev.csn.io;

import dev.csn.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files up to a maximum size. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * A file's bytes.
   *
   * @param maxBytes the largest size
   * @throws InputException if the file is missing, unreadable or larger
   */
  public static byte[] bytes(Path file, int maxBytes) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new InputException(file + ": larger than " + maxBytes + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }
}
