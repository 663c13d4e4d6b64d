package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDirectoryTest {
  @TempDir Path root;
  private Path place;

  @BeforeEach
  void place() {
    place = root.resolve("out");
  }

  @Test
  void nothingIsInThePlaceBeforeTheCommitAndAllOfItAfter() throws IOException {
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("a"), "1");
      Files.createDirectory(staged.path().resolve("sub"));
      Files.writeString(staged.path().resolve("sub/b"), "2");
      assertFalse(Files.exists(place));
      staged.commit();
    }
    assertEquals("1", Files.readString(place.resolve("a")));
    assertEquals("2", Files.readString(place.resolve("sub/b")));
    assertEquals(List.of("out"), names(root));
  }

  @Test
  void closedWithoutACommitItVanishes() throws IOException {
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.createDirectory(staged.path().resolve("sub"));
      Files.writeString(staged.path().resolve("sub/b"), "2");
    }
    assertEquals(List.of(), names(root));
  }

  @Test
  void missingParentsAreMade() throws IOException {
    place = root.resolve("x/y/out");
    commit("1");
    assertEquals("1", Files.readString(place.resolve("a")));
  }

  @Test
  void anEmptyDirectoryMayBeInThePlace() throws IOException {
    Files.createDirectory(place);
    commit("1");
    assertEquals("1", Files.readString(place.resolve("a")));
  }

  @Test
  void aCommitDeletesNothing() throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("mine"), "keep");
    assertThrows(DirectoryNotEmptyException.class, () -> commit("1"));
    assertEquals(List.of("mine"), names(place));
    assertEquals(List.of("out"), names(root));
    Files.delete(place.resolve("mine"));
    Files.delete(place);
    Files.writeString(place, "keep");
    assertThrows(IOException.class, () -> commit("1"));
    assertEquals("keep", Files.readString(place));
  }

  @Test
  void replacingLeavesOnlyTheNew() throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("old"), "1");
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("new"), "2");
      staged.commitReplacing();
    }
    assertEquals(List.of("new"), names(place));
    assertEquals(List.of("out"), names(root));
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path disk = Files.createDirectories(root.resolve("disk/real"));
    Files.writeString(disk.resolve("old"), "1");
    Files.createSymbolicLink(place, disk);
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("new"), "2");
      staged.commitReplacing();
    }
    assertTrue(Files.isSymbolicLink(place));
    assertEquals(List.of("new"), names(disk));
    assertEquals(List.of("real"), names(root.resolve("disk")));
  }

  @Test
  void aParentBehindASymbolicLinkIsNoHindrance() throws IOException {
    Path disk = Files.createDirectory(root.resolve("disk"));
    place = Files.createSymbolicLink(root.resolve("data"), disk).resolve("out");
    commit("1");
    assertEquals("1", Files.readString(disk.resolve("out/a")));
  }

  @Test
  void twoDotsBehindASymbolicLinkLeadWhereTheSystemTakesThem() throws IOException {
    Path deep = Files.createDirectories(root.resolve("disk/deep"));
    place = Files.createSymbolicLink(root.resolve("link"), deep).resolve("../out");
    commit("1");
    assertEquals("1", Files.readString(root.resolve("disk/out/a")));
  }

  @Test
  void linksToWhatIsMissingAreFollowedToTheLast() throws IOException {
    Files.createSymbolicLink(place, Path.of("second"));
    Files.createSymbolicLink(root.resolve("second"), Path.of("disk/real"));
    commit("1");
    assertEquals("1", Files.readString(root.resolve("disk/real/a")));
    assertTrue(Files.isSymbolicLink(place));
    place = Files.createSymbolicLink(root.resolve("round"), Path.of("round"));
    assertThrows(FileSystemLoopException.class, () -> commit("1"));
  }

  @Test
  void aFileInPlaceOfAParentIsNamed() throws IOException {
    Files.writeString(place, "a file");
    NotDirectoryException e =
        assertThrows(
            NotDirectoryException.class, () -> StagedDirectory.beside(place.resolve("below")));
    assertEquals(place.toString(), e.getMessage());
    assertThrows(IOException.class, () -> StagedDirectory.beside(place.resolve("far/below")));
    assertThrows(IOException.class, () -> StagedDirectory.beside(Path.of("/")));
  }

  private void commit(String content) throws IOException {
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Files.writeString(staged.path().resolve("a"), content);
      staged.commit();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
