package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A picture's file, whose name says what kind of picture it is. */
final class PictureFile {
  private PictureFile() {}

  /**
   * The ending of a file's name, in small letters.
   *
   * @param flag that names the file
   * @param known endings
   * @throws ConfigurationException if it is none of the known ones
   */
  static String ending(String flag, Path file, List<String> known) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(ending -> name.endsWith("." + ending))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    flag + " " + file + ": must end in ." + String.join(" or .", known)));
  }
}
