package dev.csn.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a UTF-8 file one at a time. Rejects longer lines, so that a file without line
 * breaks cannot exhaust memory.
 */
public final class TextLines implements AutoCloseable {
  private final BufferedReader reader;
  private final int maxLength;

  private TextLines(BufferedReader reader, int maxLength) {
    this.reader = reader;
    this.maxLength = maxLength;
  }

  /**
   * Opens a file.
   *
   * @param maxLength the largest number of characters of a line
   */
  public static TextLines open(Path file, int maxLength) throws IOException {
    return new TextLines(Files.newBufferedReader(file), maxLength);
  }

  /**
   * The next line without its line feed, or carriage return and line feed; null after the last one.
   *
   * @throws IOException if the line is too long or not UTF-8
   */
  public @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int character = reader.read();
    if (character < 0) {
      return null;
    }
    while (character >= 0 && character != '\n') {
      if (line.length() == maxLength) {
        throw new IOException("a line of more than " + maxLength + " characters");
      }
      line.append((char) character);
      character = reader.read();
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
