package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.io.KilledWriter.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave that are killed while they write, and what the next one makes of it. */
@Tag("slow")
class UnfinishedTest {
  /** As long as the digits behind a name: process id, start, clock. */
  private static final String DIGITS = "123" + "1764570000000" + "000000012345";

  private static final int TERMINATED = 128 + 15;

  @TempDir Path root;
  private Path place;

  @BeforeEach
  void place() {
    place = root.resolve("out");
  }

  private void old() throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("a"), "old");
  }

  private void commit() throws IOException {
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("a"), "newest");
      staged.commit();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static void letGo(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertTrue(process.waitFor(Hang.MINUTES, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
  }

  @Test
  void theNextToWriteADirectoryRemovesWhatAKilledProcessLeft() throws Exception {
    KilledWriter.kill(Moment.FILLING, place);
    assertEquals(1, names().size());
    commit();
    assertEquals(List.of("out"), names());
    assertEquals("newest", Files.readString(place.resolve("a")));
  }

  @Test
  void theNextToWriteAFileRemovesWhatAKilledProcessLeft() throws Exception {
    KilledWriter.kill(Moment.FILE, place);
    assertEquals(1, names().size());
    AtomicFiles.writeText(place, "newest");
    assertEquals(List.of("out"), names());
    assertEquals("newest", Files.readString(place));
  }

  @Test
  void whatALivingProcessWritesStays() throws Exception {
    Process directory = KilledWriter.at(Moment.FILLING, place);
    StagedDirectory.recover(place);
    letGo(directory);
    assertEquals("new", Files.readString(place.resolve("sub/a")));
    Path other = root.resolve("other");
    Process file = KilledWriter.at(Moment.FILE, other);
    AtomicFiles.writeText(other, "mine");
    letGo(file);
    assertEquals("x", Files.readString(other));
    assertEquals(List.of("other", "out"), names());
  }

  @Test
  void whatThisProcessWritesStays() throws IOException {
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("a"), "1");
      StagedDirectory.recover(place);
      AtomicFiles.write(root.resolve("b"), out -> AtomicFiles.writeText(root.resolve("b"), "2"));
      staged.commit();
    }
    assertEquals("1", Files.readString(place.resolve("a")));
    assertEquals(List.of("b", "out"), names());
  }

  @Test
  void anInterruptedWriterLeavesNothingThoughItWritesOn() throws Exception {
    Process process = KilledWriter.at(Moment.FILLING_ON, place);
    var unused = process.toHandle().destroy(); // leaves its standard input open
    assertTrue(process.waitFor(Hang.MINUTES, TimeUnit.MINUTES));
    assertEquals(TERMINATED, process.exitValue());
    assertEquals(List.of(), names());
  }

  @Test
  void aDirectoryOnTheWayOutOfItsPlaceIsPutBack() throws Exception {
    old();
    KilledWriter.kill(Moment.REPLACING, place);
    assertFalse(Files.exists(place));
    Optional<Path> stranded = StagedDirectory.stranded(place);
    assertEquals("old", Files.readString(stranded.orElseThrow().resolve("a")));
    StagedDirectory.recover(place);
    assertEquals("old", Files.readString(place.resolve("a")));
    assertEquals(List.of("out"), names());
    assertEquals(Optional.empty(), StagedDirectory.stranded(place));
  }

  @Test
  void aDirectoryBehindALinkIsPutBack() throws Exception {
    old();
    Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("out"));
    KilledWriter.kill(Moment.REPLACING, link);
    StagedDirectory.recover(link);
    assertEquals("old", Files.readString(link.resolve("a")));
    assertEquals(List.of("link", "out"), names());
  }

  @Test
  void anInterruptedWriterPutsBackWhatItWasReplacing() throws Exception {
    old();
    Process process = KilledWriter.at(Moment.REPLACING, place);
    var unused = process.toHandle().destroy(); // leaves its standard input open
    assertTrue(process.waitFor(Hang.MINUTES, TimeUnit.MINUTES));
    assertEquals("old", Files.readString(place.resolve("a")));
    assertEquals(List.of("out"), names());
  }

  @Test
  void whatTookThePlaceMeanwhileStays() throws Exception {
    old();
    KilledWriter.kill(Moment.REPLACING, place);
    Files.createDirectory(place);
    Files.writeString(place.resolve("a"), "later");
    StagedDirectory.recover(place);
    assertEquals("later", Files.readString(place.resolve("a")));
    assertEquals(List.of("out"), names());
  }

  @Test
  void oneKilledBeforeItHadALockIsRemoved() throws IOException {
    Files.createDirectory(root.resolve(".out." + DIGITS));
    StagedDirectory.recover(place);
    assertEquals(List.of(), names());
  }

  @Test
  void whatOnlyLooksAlikeStays() throws IOException {
    Path elsewhere = staged(root.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve(".out.1" + DIGITS), elsewhere);
    Files.writeString(staged(root.resolve(".out.2" + DIGITS)).resolve("mine"), "keep");
    staged(root.resolve(".out2." + DIGITS));
    staged(root.resolve(".out.123"));
    staged(root.resolve(".out.123.1764570000000000000012345"));
    Files.writeString(root.resolve(".out.3" + DIGITS), "keep");
    Path noLock = Files.createDirectory(root.resolve(".out.4" + DIGITS));
    Files.writeString(Files.createDirectory(noLock.resolve("new")).resolve("mine"), "keep");
    Files.writeString(root.resolve(".file.123"), "keep");
    Files.createDirectory(root.resolve(".file." + DIGITS));
    List<String> before = names();
    StagedDirectory.recover(place);
    AtomicFiles.writeText(root.resolve("file"), "x");
    Files.delete(root.resolve("file"));
    assertEquals(before, names());
    assertTrue(Files.exists(elsewhere.resolve("new")));
  }

  private static Path staged(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("new"));
    Files.createFile(directory.resolve("lock"));
    return directory;
  }

  @Test
  void aLongNameIsStagedUnderAShorterOne() throws IOException {
    Path file = root.resolve("\u00e4".repeat(127));
    AtomicFiles.writeText(file, "x");
    place = root.resolve("\u00f6".repeat(127));
    commit();
    assertEquals("x", Files.readString(file));
    assertTrue(Files.exists(place.resolve("a")));
  }

  @Test
  void whatIsOfAnotherLongNameThatBeginsAlikeStays() throws Exception {
    String begin = "o".repeat(100);
    place = root.resolve(begin + "1");
    old();
    KilledWriter.kill(Moment.REPLACING, place);
    Path other = root.resolve(begin + "2");
    StagedDirectory.recover(other);
    assertFalse(Files.exists(other));
    Files.createDirectory(other);
    StagedDirectory.recover(other);
    StagedDirectory.recover(place);
    assertEquals("old", Files.readString(place.resolve("a")));
  }
}
