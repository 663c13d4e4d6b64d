package dev.csn.source.images;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.source.images.ImagesReport.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files below a directory, found by what a table calls them: their paths, whatever the case and
 * the Unicode form; by a bare name that one of them has; or without the ending. A path may begin
 * with the directory's own, or with the last parts of it.
 */
public final class ImageFolder {
  private static final Pattern IMAGE =
      Pattern.compile(".+\\.(png|jpe?g|gif|bmp|wbmp|tiff?|webp|heic|avif)");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile(".*[\\p{Cntrl}\\u2028\\u2029].*", Pattern.DOTALL);

  private final Path root;
  private final Set<Path> names; // of the directory: as it was typed, and where links lead
  private final List<String> links = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, List<String>> composed = new HashMap<>();
  private final Map<String, List<String>> folded = new HashMap<>();
  private final Map<String, List<String>> bare = new HashMap<>();
  private final Map<String, List<String>> stems = new HashMap<>();

  private ImageFolder(Path root, Path typed) {
    this.root = root;
    this.names = new LinkedHashSet<>(List.of(typed.toAbsolutePath().normalize(), root));
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
      ImageFolder folder = new ImageFolder(root, directory);
      try (Stream<Path> all = Files.walk(root)) {
        all.forEach(
            path -> {
              if (Files.isRegularFile(path)) {
                folder.files.add(folder.below(path));
              } else if (Files.isSymbolicLink(path) && Files.isDirectory(path)) {
                folder.links.add(folder.below(path));
              }
            });
      }
      folder.files.sort(null);
      folder.links.sort(null);
      folder.files.forEach(folder::add);
      return folder;
    } catch (UncheckedIOException e) {
      throw unlisted(directory, e.getCause());
    } catch (IOException e) {
      throw unlisted(directory, e);
    }
  }

  private static InputException unlisted(Path directory, IOException e) {
    return FileProblem.unreadable("--images " + directory, e);
  }

  private String below(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private void add(String file) {
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
    if (ADDRESS.matcher(slashed).matches() && !exact.containsKey(cell)) {
      return Resolution.refused(
          Reason.OUTSIDE, "an address, must be a path within the images' folder");
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
    boolean fromRoot = slashed.startsWith("/") || DRIVE.matcher(slashed).matches();
    List<String> found = fromRoot ? List.of() : find(String.join("/", parts));
    for (Path name : names) {
      // The longest repetition first: of a/b/a the row a/b/a/x is x.
      for (int from = 0; found.isEmpty() && from < name.getNameCount(); from++) {
        List<String> own = parts(name.subpath(from, name.getNameCount()));
        if (beginsWith(parts, own) && (from == 0 || !fromRoot)) {
          found = find(String.join("/", parts.subList(own.size(), parts.size())));
        }
      }
    }
    if (found.isEmpty()) {
      return notFound(parts, fromRoot);
    }
    if (found.size() > 1) {
      return Resolution.refused(Reason.AMBIGUOUS, "may be " + found.get(0) + " or " + found.get(1));
    }
    return checked(found.get(0));
  }

  private static List<String> parts(Path path) {
    List<String> parts = new ArrayList<>();
    path.forEach(part -> parts.add(part.toString()));
    return parts;
  }

  private static boolean beginsWith(List<String> parts, List<String> start) {
    return parts.size() > start.size()
        && IntStream.range(0, start.size())
            .allMatch(i -> fold(parts.get(i)).equals(fold(start.get(i))));
  }

  private Resolution notFound(List<String> parts, boolean fromRoot) {
    boolean within = names.stream().anyMatch(name -> beginsWith(parts, parts(name)));
    if (fromRoot && !within) {
      return Resolution.refused(
          Reason.OUTSIDE, "a path from the root, must be within the images' folder");
    }
    String path = String.join("/", parts);
    for (String link : links) {
      if (path.startsWith(link + "/") && Files.exists(root.resolve(path))) {
        return Resolution.refused(
            Reason.MISSING,
            link + " is a link to a directory, which is not followed; name its target by --images");
      }
    }
    List<String> alike = stems.getOrDefault(fold(stem(path)), List.of());
    return Resolution.refused(
        Reason.MISSING,
        alike.size() == 1 ? "no such file, but there is " + alike.get(0) : "no such file");
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
    return found.size() > 1 ? imagesOf(found) : found;
  }

  /** Leaves out files that are no images, such as 1.txt beside 1.png, where several match. */
  private static List<String> imagesOf(List<String> found) {
    List<String> images = found.stream().filter(ImageFolder::isImage).toList();
    return images.isEmpty() ? found : images;
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
    return files.stream().filter(ImageFolder::isImage).toList();
  }

  /** The links to directories, which are not followed. */
  List<String> links() {
    return links;
  }

  private static boolean isImage(String file) {
    return hasImageEnding(file) && !lastPart(file).startsWith(".");
  }

  /** Whether a name ends as images' files do. */
  static boolean hasImageEnding(String name) {
    return IMAGE.matcher(fold(name)).matches();
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
