package dev.csn.error;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that come with csn, such as configurations. Hints name them with a path that works in the
 * user's working directory. The launcher sets two properties if that is not csn's own directory.
 */
public final class Shipped {
  /** The property with csn's own directory, ending in a slash. */
  static final String HOME = "csn.home";

  /** The property with that directory, quoted for a shell; help texts also use it. */
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

  /** The file itself; the shipped file of that name if only the shipped one exists. */
  public static Path orShipped(Path file) {
    String home = System.getProperty(HOME);
    if (home == null || file.isAbsolute() || Files.exists(file)) {
      return file;
    }
    Path shipped = Path.of(home).resolve(file);
    return Files.exists(shipped) ? shipped : file;
  }

  /** The hint "maybe PATH" for a missing file that csn ships; empty for any other file. */
  public static String maybe(Path missing) {
    return orShipped(missing).equals(missing) ? "" : "; maybe " + typed(missing.toString());
  }
}
