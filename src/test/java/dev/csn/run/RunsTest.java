package dev.csn.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir private Path directory;
  private Path home;
  private Runs runs;

  @BeforeEach
  void placeThem() {
    home = directory.resolve("runs");
    runs = new Runs(home);
  }

  @Test
  void aFreshPlaceIsNamedAfterTheConfigurationAndTheTime() {
    Path fresh = runs.fresh("quickstart");
    assertEquals(home, fresh.getParent());
    assertTrue(fresh.getFileName().toString().matches("quickstart-\\d{8}-\\d{6}"), fresh::toString);
    assertFalse(Files.exists(home), "asking for a place makes none");
  }

  @Test
  void ofManyRunsInOneSecondEachHasItsOwnPlace() throws IOException {
    Set<Path> places = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      assertTrue(places.add(Files.createDirectories(runs.fresh("quickstart"))));
    }
  }

  @Test
  void aFileThatNamesNoPathIsNamed() throws IOException {
    Path latest = Files.createDirectories(home).resolve("latest");
    Files.writeString(latest, "a\0b");
    Refusal.ofInput(runs::latest, latest, "names no path");
    Files.writeString(latest, "x".repeat((1 << 15) + 1));
    Refusal.ofInput(runs::latest, latest, "more than 32768 characters");
  }

  @Test
  void theNewestRunIsTheOneSetLast() throws IOException {
    Path first = Files.createDirectories(home.resolve("first"));
    Path second = Files.createDirectories(home.resolve("second"));
    runs.setLatest(first);
    assertEquals(first, runs.latest());
    runs.setLatest(second);
    assertEquals(second, runs.latest());
    assertEquals(Path.of("second"), Files.readSymbolicLink(home.resolve("latest")));
    assertEquals(Set.of("first", "second", "latest"), names());
  }

  @Test
  void aRunElsewhereCanBeTheNewest() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/run"));
    runs.setLatest(elsewhere);
    assertEquals(elsewhere, runs.latest());
    assertTrue(Files.isSameFile(elsewhere, home.resolve("latest")));
  }

  @Test
  void theLinkHoldsAlsoWhereTheRunsDirectoryIsALinkItself() throws IOException {
    Path disk = Files.createDirectories(directory.resolve("some/large/disk"));
    Files.createSymbolicLink(home, disk);
    Path inside = Files.createDirectories(home.resolve("inside"));
    Path outside = Files.createDirectories(directory.resolve("outside"));
    for (Path run : List.of(inside, outside)) {
      runs.setLatest(run);
      assertTrue(Files.isSameFile(run, runs.latest()));
      assertTrue(Files.isSameFile(run, home.resolve("latest")));
    }
  }

  @Test
  void movedRunsKeepTheirNewest() throws IOException {
    runs.setLatest(Files.createDirectories(home.resolve("one")));
    Path moved = Files.move(home, directory.resolve("archive"));
    assertEquals(moved.resolve("one"), new Runs(moved).latest());
  }

  @Test
  void whereThereAreNoLinksAFileNamesTheNewest() throws IOException {
    // The file system of a zip file has none.
    try (FileSystem zip =
        FileSystems.newFileSystem(directory.resolve("fs.zip"), Map.of("create", "true"))) {
      Runs inZip = new Runs(zip.getPath("/runs"));
      Path run = Files.createDirectories(zip.getPath("/runs/one"));
      inZip.setLatest(run);
      assertFalse(Files.isSymbolicLink(zip.getPath("/runs/latest")));
      assertEquals("one\n", Files.readString(zip.getPath("/runs/latest")));
      assertEquals(run, inZip.latest());
      Path elsewhere = Files.createDirectories(zip.getPath("/elsewhere"));
      inZip.setLatest(elsewhere);
      assertEquals(elsewhere, inZip.latest());
    }
  }

  @Test
  void withoutARunTheMessageSaysHowToGetOne() {
    Refusal.ofInput(runs::latest, home.resolve("latest"), "csn train", "--run");
  }

  @Test
  void aNewestRunThatWasDeletedIsNamed() throws IOException {
    Path run = Files.createDirectories(home.resolve("gone"));
    runs.setLatest(run);
    Files.delete(run);
    Refusal.ofInput(runs::latest, home.resolve("latest"), run, "--run");
  }

  @Test
  void whatAKilledTrainingLeftOfALinkIsRemovedOnceNobodyCanBeMakingIt() throws IOException {
    Path left = Files.writeString(Files.createDirectories(home).resolve(".latest.123"), "a");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
    Path young = Files.writeString(home.resolve(".latest.124"), "b");
    Path other = Files.writeString(home.resolve(".latest.old"), "c");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    runs.setLatest(home.resolve("run"));
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(other));
  }

  @Test
  void whatIsInTheWayOfTheLinkIsNamedAndNothingIsLeftBehind() throws IOException {
    Files.createDirectories(home.resolve("latest/mine"));
    Refusal.ofConfiguration(() -> runs.setLatest(home.resolve("one")), home.resolve("latest"));
    assertEquals(Set.of("latest"), names());
    Path file = Files.writeString(directory.resolve("file"), "");
    Refusal.ofConfiguration(() -> new Runs(file).setLatest(home), file.resolve("latest"));
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> entries = Files.list(home)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }
}
