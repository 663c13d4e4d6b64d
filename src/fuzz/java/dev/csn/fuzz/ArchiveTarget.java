package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.io.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Archives byte by byte; one that is accepted is written and read as the same. */
final class ArchiveTarget implements Target {
  private final Path file;

  ArchiveTarget(Path scratch) {
    this.file = scratch.resolve("archive.zip");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.json", "{\"a\": 1}".getBytes(UTF_8));
    entries.put("b/c.npy", new byte[40]);
    Archive.write(file, entries);
    byte[] two = Files.readAllBytes(file);
    Archive.write(file, Map.of());
    return List.of(two, Files.readAllBytes(file));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    Map<String, byte[]> entries = Archive.read(file).entriesUnder("");
    Archive.write(file, entries);
    Map<String, byte[]> again = Archive.read(file).entriesUnder("");
    assertEquals(List.copyOf(entries.keySet()), List.copyOf(again.keySet()));
    entries.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name)));
  }
}
