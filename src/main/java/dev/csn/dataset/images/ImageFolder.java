package dev.csn.dataset.images;

import dev.csn.dataset.images.ImagesReport.Reason;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files below a directory, found by what a table calls them: their paths, whatever the case and
 * the Unicode form; by a bare name that one of them has; or without the ending.
 */
public final class ImageFolder {
  private static final Pattern IMAGE =
      Pattern.compile(".+\\.(png|jpe?g|gif|bmp|wbmp|tiff?|webp|heic|avif)");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile(".*[\\p{Cntrl}\\u2028\\u2029].*", Pattern.DOTALL);

  private final Path root;
  private final String name;
  private final List<String> files = new ArrayList<>();
  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, List<String>> composed = new HashMap<>();
  private final Map<String, List<String>> folded = new HashMap<>();
  private final Map<String, List<String>> bare = new HashMap<>();
  private final Map<String, List<String>> stems = new HashMap<>();

  private ImageFolder(Path root, String name) {
    this.root = root;
    this.name = name;
  }

  /** What a table's name leads to: a file, or a reason why not. */
  public record Resolution(String file, Reason kind, String reason) {
    private static Resolution refused(Reason kind, String reason) {
      return new Resolution(null, kind, reason);
    }
  }

  /**
   * Lists a directory and all below it; links to directories are not followed.
   *
   * @throws InputException if it is none, or cannot be listed
   */
  public static ImageFolder list(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          "--images "
              + directory
              + (Files.exists(directory) ? ": not a directory" : ": no such directory"));
    }
    try {
      Path root = directory.toRealPath();
      Path name = root.getFileName();
      ImageFolder folder = new ImageFolder(root, name == null ? "" : name.toString());
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .forEach(folder::add);
      }
      return folder;
    } catch (UncheckedIOException e) {
      throw unlisted(directory, e.getCause());
    } catch (IOException e) {
      throw unlisted(directory, e);
    }
  }

  private static InputException unlisted(Path directory, IOException e) {
    return new InputException("--images " + directory + ": " + FileProblem.reason(e), e);
  }

  private void add(String file) {
    files.add(file);
    exact.put(file, file);
    String lower = fold(file);
    put(composed, compose(file), file);
    put(folded, lower, file);
    put(bare, lastPart(lower), file);
    put(stems, stem(lower), file);
    if (lower.contains("/")) {
      put(stems, stem(lastPart(lower)), file);
    }
  }

  private static void put(Map<String, List<String>> index, String key, String file) {
    index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(file);
  }

  /** Where a file is. */
  public Path path(String file) {
    return root.resolve(file);
  }

  /** Which file a table's cell names; null: none. */
  public Resolution resolve(String cell) {
    if (cell == null) {
      return Resolution.refused(Reason.MISSING, "the row names no file");
    }
    String slashed = exact.containsKey(cell) ? cell : cell.replace('\\', '/');
    if (slashed.startsWith("/") || DRIVE.matcher(slashed).matches()) {
      return Resolution.refused(
          Reason.OUTSIDE, "a path from the root, must be within the images' folder");
    }
    List<String> parts = new ArrayList<>();
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        return Resolution.refused(Reason.OUTSIDE, "leads out of the images' folder");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String path = String.join("/", parts);
    List<String> found = find(path);
    if (found.isEmpty() && parts.size() > 1 && parts.get(0).equals(name)) {
      found = find(String.join("/", parts.subList(1, parts.size())));
    }
    if (found.isEmpty()) {
      return Resolution.refused(Reason.MISSING, "no such file");
    }
    if (found.size() > 1) {
      return Resolution.refused(Reason.AMBIGUOUS, "may be " + found.get(0) + " or " + found.get(1));
    }
    return checked(found.get(0));
  }

  /** The most literal reading that any file answers to. */
  private List<String> find(String path) {
    if (exact.containsKey(path)) {
      return List.of(path);
    }
    String lower = fold(path);
    List<Map<String, List<String>>> readings =
        path.contains("/") ? List.of(folded, stems) : List.of(folded, bare, stems);
    List<String> found = composed.getOrDefault(compose(path), List.of());
    for (Map<String, List<String>> reading : readings) {
      found = found.isEmpty() ? reading.getOrDefault(lower, List.of()) : found;
    }
    return found;
  }

  private Resolution checked(String file) {
    if (UNPRINTABLE.matcher(file).matches()) {
      return Resolution.refused(Reason.UNREADABLE, "its name has a control character");
    }
    try {
      return path(file).toRealPath().startsWith(root)
          ? new Resolution(file, null, null)
          : Resolution.refused(Reason.OUTSIDE, "a link out of the images' folder");
    } catch (IOException e) {
      return Resolution.refused(Reason.MISSING, FileProblem.reason(e));
    }
  }

  /** The files with an image's ending, sorted, but for hidden ones. */
  List<String> images() {
    return files.stream()
        .filter(file -> IMAGE.matcher(fold(file)).matches() && !lastPart(file).startsWith("."))
        .toList();
  }

  private static String compose(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC);
  }

  private static String fold(String path) {
    return compose(path).toLowerCase(Locale.ROOT);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
