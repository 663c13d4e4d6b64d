package dev.csn.model.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.csn.ForkedJvm;
import dev.csn.Hang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where libraries get unpacked; with a small file for a library. */
class UnpackedLibrariesTest {
  private static final String VERSION = "version-1";

  @TempDir private Path directory;
  private Path first;
  private Path second;
  private Path temporary;
  private int unpackings;

  @BeforeEach
  void makeDirectories() throws IOException {
    first = directory.resolve("first");
    second = directory.resolve("second");
    temporary = Files.createDirectory(directory.resolve("temporary"));
  }

  private static LibraryList write(Path into) throws IOException {
    Files.writeString(into.resolve("liba.so"), "library");
    return new LibraryList(List.of(new LibraryList.Library("liba.so", 7)), List.of());
  }

  private UnpackedLibraries libraries(UnpackedLibraries.Source source, Path... places) {
    List<CacheDirectory> all =
        Arrays.stream(places).map(p -> new CacheDirectory(p.getParent(), p, true)).toList();
    return new UnpackedLibraries(all, temporary, VERSION, source);
  }

  /** Where the library was used. */
  private Path use(Path... places) throws IOException {
    UnpackedLibraries.Source source =
        into -> {
          unpackings++;
          return write(into);
        };
    return libraries(source, places)
        .use(
            (into, contents) -> {
              assertEquals(List.of(new LibraryList.Library("liba.so", 7)), contents.nd4j());
              assertEquals("library", Files.readString(into.resolve("liba.so")));
              return into;
            });
  }

  private static Set<String> names(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void theFirstPlaceTakesThemOnceAndTheyAreOnlyReadAfterwards() throws IOException {
    assertEquals(first.resolve(VERSION), use(first, second));
    Object before = Files.readAttributes(first.resolve(VERSION + "/liba.so"), "*").toString();
    assertEquals(first.resolve(VERSION), use(first, second));
    assertEquals(1, unpackings);
    assertEquals(before, Files.readAttributes(first.resolve(VERSION + "/liba.so"), "*").toString());
    assertEquals(Set.of(".lock", VERSION), names(first));
    assertFalse(Files.exists(second));
  }

  @Test
  void aPlaceThatHasThemIsPreferredToOneThatWouldTakeThem() throws IOException {
    assertEquals(second.resolve(VERSION), use(second));
    assertEquals(second.resolve(VERSION), use(first, second));
    assertEquals(1, unpackings);
  }

  @Test
  void theNextPlaceIsTakenWhereTheFirstCannotBeWritten() throws IOException {
    Files.writeString(first, "in the way");
    assertEquals(second.resolve(VERSION), use(first, second));
    assertEquals(second.resolve(VERSION), use(Path.of("/proc/csn"), second));
    Path absent = directory.resolve("absent/native");
    assertEquals(second.resolve(VERSION), use(absent, second));
    assertFalse(Files.exists(absent.getParent()), "a home that is not there is not made");
    assertEquals(1, unpackings);
  }

  @Test
  void withoutAPlaceATemporaryOneServesOnceAndGoes() throws IOException {
    Files.writeString(first, "in the way");
    Path used = use(first);
    assertTrue(used.startsWith(temporary), used.toString());
    assertEquals(Set.of(), names(temporary));
    assertTrue(use().startsWith(temporary));
    assertEquals(2, unpackings);
  }

  @Test
  void aFullDiskIsToldWithEachPlaceAndTheWayOut() throws IOException {
    Files.writeString(second, "in the way");
    UnpackedLibraries.Source full =
        into -> {
          write(into);
          throw new IOException("No space left on device");
        };
    IOException e =
        assertThrows(
            IOException.class, () -> libraries(full, first, second).use((into, contents) -> into));
    assertEquals(
        "no place for 490 MB of native libraries: "
            + (first + ": No space left on device; ")
            + (second + ": " + second + " is in the way; ")
            + (temporary + ": No space left on device; ")
            + "make room, or name another place: CSN_NATIVE=DIR",
        e.getMessage());
    assertEquals(Set.of(".lock"), names(first));
    assertEquals(Set.of(), names(temporary));
  }

  @Test
  void whatLacksAFileOrAPartOfOneIsUnpackedAnew() throws IOException {
    Path library = use(first).resolve("liba.so");
    Files.delete(library);
    use(first);
    Files.writeString(library, "libr");
    use(first);
    Files.writeString(library.resolveSibling("libraries.json"), "{");
    use(first);
    assertEquals(4, unpackings);
    assertEquals(Set.of(".lock", VERSION), names(first));
  }

  @Test
  void anotherUsersFilesAreNotRun() throws IOException {
    Path theirs = Files.createDirectories(second.resolve(VERSION));
    Files.writeString(theirs.resolve("liba.so"), "library");
    write(theirs).writeTo(theirs);
    assumeTrue(belongsToAnother(theirs), "only root can give files away");
    assertEquals(first.resolve(VERSION), use(second, first));
    assertTrue(use(second).startsWith(temporary));
    assertEquals("library", Files.readString(theirs.resolve("liba.so")));
  }

  private static boolean belongsToAnother(Path file) {
    try {
      Files.setAttribute(file, "unix:uid", 65534);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Unpacks a part and waits to be killed. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] place) throws IOException {
      Path path = Path.of(place[0]);
      UnpackedLibraries.Source source =
          into -> {
            Files.writeString(into.resolve("liba.so"), "lib");
            System.out.println("half way");
            while (true) {
              Thread.onSpinWait();
            }
          };
      List<CacheDirectory> places =
          List.of(new CacheDirectory(path.getParent(), path, /* ofUser= */ true));
      new UnpackedLibraries(places, path.getParent(), VERSION, source)
          .use((into, contents) -> into);
    }
  }

  @Test
  void whatAKilledProcessLeftIsRemovedByTheNext() throws Exception {
    Process process = ForkedJvm.likeThisOne().builder(Killed.class, first.toString()).start();
    try {
      assertEquals('h', process.getInputStream().read());
      process.destroyForcibly();
      assertTrue(process.waitFor(Hang.MINUTES, TimeUnit.MINUTES), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(2, names(first).size(), names(first).toString());
    assertEquals(first.resolve(VERSION), use(first));
    assertEquals(Set.of(".lock", VERSION), names(first));
  }

  private static List<Path> places(String os, Map<String, String> environment) {
    Properties system = new Properties();
    system.setProperty("os.name", os);
    system.setProperty("user.home", "?"); // Java's word for none
    return CacheDirectory.of(system, environment).stream().map(CacheDirectory::path).toList();
  }

  @Test
  void placesAreTheNamedOneAndTheUsersCacheByTheCustomsOfTheSystem() {
    Path named = Path.of("/csn/target/native");
    assertEquals(
        List.of(named, Path.of("/home/a/.cache/csn/native")),
        places("Linux", Map.of("CSN_NATIVE", named.toString(), "HOME", "/home/a")));
    assertEquals(
        List.of(Path.of("/caches/csn/native")),
        places("Linux", Map.of("HOME", "/home/a", "XDG_CACHE_HOME", "/caches")));
    assertEquals(
        List.of(Path.of("/Users/a/Library/Caches/csn/native")),
        places("Mac OS X", Map.of("HOME", "/Users/a")));
    assertEquals(List.of(), places("Linux", Map.of("XDG_CACHE_HOME", "relative")));
    assertEquals(
        List.of(Path.of("native").toAbsolutePath()),
        places("Linux", Map.of("CSN_NATIVE", "native")));
  }

  @Test
  void theRootOfAFileSystemCanBeAPlace() throws IOException {
    Path top = directory.getRoot();
    CacheDirectory place =
        CacheDirectory.of(System.getProperties(), Map.of("CSN_NATIVE", top.toString())).get(0);
    assertEquals(top, place.path());
    place.create();
  }
}
