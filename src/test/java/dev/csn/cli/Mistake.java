package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asserts what a user's mistake costs: an exit code and one line on standard error that names what
 * it must. Nothing on standard output, no trace, and no file written, changed or left behind.
 */
final class Mistake {
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;

  private final Csn csn;
  private final Path[] watched;

  /** In commands that can reach the watched directories. */
  Mistake(Csn csn, Path... watched) {
    this.csn = csn;
    this.watched = watched;
  }

  /** Runs the command and looks at all it did. */
  void costs(int exit, Set<String> named, Object... arguments) throws IOException {
    Set<String> before = files();
    Csn.Result result = csn.attempt(arguments);
    Set<String> after = files();
    Set<String> gone = new LinkedHashSet<>(before);
    gone.removeAll(after);
    after.removeAll(before);
    String command = Arrays.toString(arguments) + ": " + result;
    assertAll(
        () -> assertEquals(exit, result.exit(), command),
        () -> assertEquals("", result.out(), command),
        () -> assertTrue(result.err().matches("csn: [^\n]+\n"), command),
        () -> named.forEach(n -> assertTrue(result.err().contains(n), n + " in " + command)),
        () -> assertTrue(!result.err().contains("internal error"), command),
        () -> assertEquals(Set.of(), gone, command),
        () -> assertEquals(Set.of(), after, command));
  }

  /** All paths, files with size and time of change; the working directory's own entries too. */
  private Set<String> files() throws IOException {
    Set<String> files = new LinkedHashSet<>();
    for (Path tree : watched) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path path : all.sorted().toList()) {
          BasicFileAttributes attributes =
              Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          // A directory's own time tells of files that came and went.
          files.add(
              attributes.isDirectory()
                  ? path.toString()
                  : path + " " + attributes.size() + " " + attributes.lastModifiedTime());
        }
      }
    }
    try (Stream<Path> here = Files.list(Path.of(""))) {
      here.sorted().forEach(path -> files.add(path.toString()));
    }
    return files;
  }
}
