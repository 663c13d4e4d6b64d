package dev.csn.source.fonts;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that should hold fonts.
 *
 * @param name the name in reports
 */
record FontFile(Path path, String name) {
  private static final Pattern NAME = Pattern.compile(".*\\.(ttf|otf|ttc|otc)");

  /**
   * The TrueType and OpenType files in some directories and the directories within them, each once,
   * by name. Links to directories are not followed.
   *
   * @param directories what {@code --fonts} names
   * @throws InputException if one is missing or cannot be listed, or if there is no such file
   */
  static List<FontFile> in(List<String> directories) {
    Map<Path, FontFile> found = new TreeMap<>();
    for (String directory : directories) {
      Path root = Path.of(directory);
      if (!Files.isDirectory(root)) {
        throw new InputException(
            "--fonts " + root + ": no such directory; name one that holds .ttf or .otf files");
      }
      for (Path path : under(root)) {
        Path shown = directories.size() == 1 ? root.relativize(path) : path;
        // With slashes on every platform: names go into the dataset.
        String name = shown.toString().replace('\\', '/');
        found.putIfAbsent(path.toAbsolutePath().normalize(), new FontFile(path, name));
      }
    }
    if (found.isEmpty()) {
      throw new InputException(
          "--fonts "
              + String.join(", ", directories)
              + ": holds no file that ends in .ttf, .otf, .ttc or .otc; of a web font one must be"
              + " made first, as by 'woff2_decompress FILE.woff2'");
    }
    List<FontFile> files = new ArrayList<>(found.values());
    files.sort(Comparator.comparing(FontFile::name));
    return files;
  }

  private static List<Path> under(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(FontFile::isFont).toList();
    } catch (UncheckedIOException e) {
      throw unlistable(root, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlistable(root, e);
    }
  }

  private static boolean isFont(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() && Files.isRegularFile(path);
  }

  private static InputException unlistable(Path root, IOException e) {
    return new InputException(
        "--fonts " + root + ": cannot be searched: " + FileProblem.reason(e), e);
  }
}
