package dev.csn.io;

import dev.csn.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files whole, but for those that are far larger than any of their kind. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * A file's bytes.
   *
   * @param most bytes that it may have
   * @throws InputException if it is missing, unreadable or larger
   */
  public static byte[] bytes(Path file, int most) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new InputException(file + ": larger than " + most + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }
}
