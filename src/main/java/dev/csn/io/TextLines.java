package dev.csn.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, one at a time. Of a file without line breaks no more is held than a
 * line may be long.
 */
public final class TextLines implements AutoCloseable {
  private final BufferedReader reader;
  private final int longest;

  private TextLines(BufferedReader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * Opens a file.
   *
   * @param longest characters of a line
   */
  public static TextLines open(Path file, int longest) throws IOException {
    return new TextLines(Files.newBufferedReader(file), longest);
  }

  /**
   * The next line without its end, a line feed with or without a carriage return before it; null
   * after the last.
   *
   * @throws IOException if it is too long, or no UTF-8
   */
  public @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int character = reader.read();
    if (character < 0) {
      return null;
    }
    while (character >= 0 && character != '\n') {
      if (line.length() == longest) {
        throw new IOException("a line of more than " + longest + " characters");
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
