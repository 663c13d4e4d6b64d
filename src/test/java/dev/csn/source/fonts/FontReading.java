package dev.csn.source.fonts;

import dev.csn.error.InputException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads font files, for tests of whatever may be in them. */
public final class FontReading {
  private static final int SIZE = 16;

  private FontReading() {}

  /** Two fonts in one file. */
  public static byte[] collection() throws IOException {
    return TinyFont.collection(TinyFont.of("One", 1), TinyFont.of("Two", 2));
  }

  /**
   * Draws the characters of all fonts of a file.
   *
   * @throws InputException in place of what makes the builder pass over one
   */
  public static void read(Path file) {
    try {
      FontFaces faces = FontFaces.read(new FontFile(file, "font"));
      for (int face = 0; face < faces.size(); face++) {
        var unused = faces.examine(face, SIZE);
      }
    } catch (UnusableFaceException e) {
      throw new InputException(e.reason() + ": " + e.getMessage(), e);
    }
  }
}
