package dev.csn.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLeftoversTest {
  @TempDir private Path directory;

  private Set<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void onlyWhatAKilledTrainingWasWritingIsCleared() throws IOException {
    for (String file :
        List.of(
            ".checkpoint.zip.12",
            ".model.zip.12",
            ".metrics.jsonl.12",
            ".provenance.json.9",
            ".initial.json.9",
            ".CRC32CSUMS.9")) {
      Files.writeString(directory.resolve(file), "half");
    }
    for (String name : List.of(".gallery.12.ab3", ".index.7.0f")) {
      Path half = Files.createDirectory(directory.resolve(name));
      Files.writeString(half.resolve("CRC32CSUMS"), "half");
    }
    Set<String> kept =
        Set.of(".notes.12", ".evaluation.json.7", "checkpoint.zip", ".lock", ".gallery.old", "x");
    for (String file : kept) {
      Files.writeString(directory.resolve(file), "mine");
    }
    RunLeftovers.clearLeftovers(directory);
    assertEquals(kept, names());
  }
}
