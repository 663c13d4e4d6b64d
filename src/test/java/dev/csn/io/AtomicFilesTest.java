package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path directory;

  @Test
  void aFileIsWrittenWholeAndReplacesTheOld() throws IOException {
    Path file = directory.resolve("a.bin");
    byte[] content = new byte[200_000];
    content[199_999] = 7;
    AtomicFiles.writeText(file, "old");
    AtomicFiles.write(file, out -> out.write(content));
    assertArrayEquals(content, Files.readAllBytes(file));
    assertEquals(List.of("a.bin"), names());
  }

  @Test
  void textIsUtf8() throws IOException {
    AtomicFiles.writeText(directory.resolve("a.txt"), "é");
    assertArrayEquals(
        new byte[] {(byte) 0xc3, (byte) 0xa9}, Files.readAllBytes(directory.resolve("a.txt")));
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = directory.resolve("a.txt");
    AtomicFiles.writeText(file, "old");
    IOException full = new IOException("disk full");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw full;
                    }));
    assertEquals(full, thrown);
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void aMissingDirectoryIsNotMade() {
    assertThrows(
        NoSuchFileException.class,
        () -> AtomicFiles.writeText(directory.resolve("none").resolve("a.txt"), ""));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
