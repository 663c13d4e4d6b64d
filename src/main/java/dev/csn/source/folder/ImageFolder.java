package dev.csn.source.folder;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below a directory, found by the names in a table: by their paths, whatever the case and
 * the Unicode form; by a bare name that one file has; or without the ending. A path may begin with
 * the directory's own path, or with the last parts of it.
 */
public final class ImageFolder {
  private static final Pattern IMAGE =
      Pattern.compile(".+\\.(png|jpe?g|gif|bmp|wbmp|tiff?|webp|heic|avif)");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern UNPRINTABLE =
      Pattern.compile(".*[\\p{Cntrl}\\u2028\\u2029].*", Pattern.DOTALL);

  private final Path directory;
  private final Path root; // with links followed
  private final Set<Path> names; // of the directory: as typed, and with links followed
  private final List<String> links = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final Set<String> exact = new HashSet<>();
  // By the path in Unicode's composed form; the others in lower case too: by the path, by its last
  // part, and by either without the ending.
  private final Map<String, List<String>> composed = new HashMap<>();
  private final Map<String, List<String>> folded = new HashMap<>();
  private final Map<String, List<String>> bare = new HashMap<>();
  private final Map<String, List<String>> stems = new HashMap<>();

  private ImageFolder(Path directory, Path root) {
    this.directory = directory;
    this.root = root;
    this.names = new LinkedHashSet<>(List.of(directory.toAbsolutePath().normalize(), root));
  }

  /** The outcome of a search by name. */
  public sealed interface Match {}

  /** The file with that name, by its path below the folder. */
  public record Found(String file) implements Match {}

  /** No file, or more than one, and why. */
  public record NotFound(RejectionKind kind, String reason) implements Match {}

  /**
   * Lists a directory and all below it; links to directories are not followed.
   *
   * @throws InputException if there is no such directory, or it cannot be listed
   */
  public static ImageFolder list(Path directory) {
    if (!Files.isDirectory(directory)) {
      String problem = Files.exists(directory) ? ": not a directory" : ": no such directory";
      throw new InputException("--images " + directory + problem);
    }
    try {
      ImageFolder folder = new ImageFolder(directory, directory.toRealPath());
      try (Stream<Path> all = Files.walk(folder.root)) {
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
      throw FileProblem.unreadable("--images " + directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw FileProblem.unreadable("--images " + directory, e);
    }
  }

  private String below(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private void add(String file) {
    exact.add(file);
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

  /** The directory, as it was given. */
  public Path directory() {
    return directory;
  }

  /** The path of a file. */
  public Path path(String file) {
    return root.resolve(file);
  }

  /** Whether a cell names a file. */
  public boolean has(@Nullable String cell) {
    return find(cell) instanceof Found;
  }

  /** Finds the file that a cell names; null: an empty cell. */
  public Match find(@Nullable String cell) {
    if (cell == null) {
      return new NotFound(RejectionKind.MISSING, "the row names no file");
    }
    String slashed = exact.contains(cell) ? cell : cell.replace('\\', '/');
    if (ADDRESS.matcher(slashed).matches() && !exact.contains(cell)) {
      return new NotFound(
          RejectionKind.OUTSIDE, "an address, must be a path within the images' folder");
    }
    List<String> parts = new ArrayList<>();
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        return new NotFound(RejectionKind.OUTSIDE, "leads out of the images' folder");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    boolean fromRoot = slashed.startsWith("/") || DRIVE.matcher(slashed).matches();
    List<String> found = fromRoot ? List.of() : search(String.join("/", parts));
    for (Path name : names) {
      // The longest repetition first: of a/b/a the row a/b/a/x is x.
      for (int from = 0; found.isEmpty() && from < name.getNameCount(); from++) {
        List<String> own = parts(name.subpath(from, name.getNameCount()));
        if (beginsWith(parts, own) && (from == 0 || !fromRoot)) {
          found = search(String.join("/", parts.subList(own.size(), parts.size())));
        }
      }
    }
    if (found.isEmpty()) {
      return notFound(parts, fromRoot);
    }
    if (found.size() > 1) {
      return new NotFound(
          RejectionKind.AMBIGUOUS, "may be " + found.get(0) + " or " + found.get(1));
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

  private Match notFound(List<String> parts, boolean fromRoot) {
    boolean within = names.stream().anyMatch(name -> beginsWith(parts, parts(name)));
    if (fromRoot && !within) {
      return new NotFound(
          RejectionKind.OUTSIDE, "a path from the root, must be within the images' folder");
    }
    String path = String.join("/", parts);
    for (String link : links) {
      if (path.startsWith(link + "/") && Files.exists(root.resolve(path))) {
        return new NotFound(
            RejectionKind.MISSING,
            link + " is a link to a directory, which is not followed; name its target by --images");
      }
    }
    List<String> alike = stems.getOrDefault(fold(stem(path)), List.of());
    return new NotFound(
        RejectionKind.MISSING,
        alike.size() == 1 ? "no such file, but there is " + alike.get(0) : "no such file");
  }

  /** Finds files by the most literal reading of a path that any file matches. */
  private List<String> search(String path) {
    if (exact.contains(path)) {
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

  private Match checked(String file) {
    if (UNPRINTABLE.matcher(file).matches()) {
      return new NotFound(RejectionKind.UNREADABLE, "its name has a control character");
    }
    try {
      return path(file).toRealPath().startsWith(root)
          ? new Found(file)
          : new NotFound(RejectionKind.OUTSIDE, "a link out of the images' folder");
    } catch (IOException e) {
      return new NotFound(RejectionKind.MISSING, FileProblem.reason(e));
    }
  }

  /** The files with an image's ending, sorted, except hidden ones. */
  public List<String> images() {
    return files.stream().filter(ImageFolder::isImage).toList();
  }

  /** The links to directories, which are not followed. */
  public List<String> links() {
    return links;
  }

  private static boolean isImage(String file) {
    return hasImageEnding(file) && !lastPart(file).startsWith(".");
  }

  /** Whether a name has the ending of an image's file. */
  public static boolean hasImageEnding(String name) {
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
