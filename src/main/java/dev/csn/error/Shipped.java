package dev.csn.error;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that come with csn. Hints name them as they can be typed where the user stands, which the
 * launcher tells by properties unless it is csn's own directory.
 */
public final class Shipped {
  /** Csn's own directory, with a slash at its end. */
  static final String HOME = "csn.home";

  /** The property with that directory quoted for a shell; help texts use it too. */
  static final String TYPED = "csn.typed";

  private Shipped() {}

  /**
   * A file's name in a hint.
   *
   * @param file in csn's own directory, such as {@code config/quickstart.json}
   */
  public static String typed(String file) {
    return System.getProperty(TYPED, "") + file;
  }

  /** A file, or the one of that name that comes with csn if it is that which exists. */
  public static Path orShipped(Path file) {
    String home = System.getProperty(HOME);
    if (home == null || file.isAbsolute() || Files.exists(file)) {
      return file;
    }
    Path shipped = Path.of(home).resolve(file);
    return Files.exists(shipped) ? shipped : file;
  }

  /** The hint for a missing file that csn ships: its full path; empty for any other file. */
  public static String maybe(Path missing) {
    return orShipped(missing).equals(missing) ? "" : "; maybe " + typed(missing.toString());
  }
}
