package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SampleRun.Extension.class)
class EmbedCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  EmbedCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @ParameterizedTest
  @CsvSource({"train, 150", "validation, 90", "test, 60"})
  void anExportHoldsASplitsItemsInTheRowsOrder(String split, int items) throws IOException {
    Path target = directory.resolve("deep/export");
    Csn.Result result =
        sample.ask("embed", "--split", split, "--output", target, "--format", "json");
    assertEquals(
        List.of("output", "split", "items", "embeddingSize", "conditions"),
        Csn.fields(result.json()));
    assertEquals(target.toString(), result.json().get("output").textValue());
    assertEquals(split, result.json().get("split").textValue());
    assertEquals(items, result.json().get("items").intValue());
    assertEquals(SampleRun.EMBEDDING_SIZE, result.json().get("embeddingSize").intValue());
    assertEquals(2, result.json().get("conditions").intValue());
    Export export = Export.read(target);
    assertEquals(items, export.embeddings().length);
    assertEquals(SampleRun.EMBEDDING_SIZE, export.embeddings()[0].length);
    assertEquals(2, export.masks().length);
    assertEquals(SampleRun.EMBEDDING_SIZE, export.masks()[0].length);
    assertEquals(List.of("color", "digit"), export.conditions());
    assertEquals(rowsOfTheDataset(split), export.items().stream().map(Arrays::asList).toList());
  }

  @Test
  void theTestSplitsExportIsTheRunsGallery() throws IOException {
    Path target = directory.resolve("export");
    sample.ask("embed", "--output", target);
    for (String file : List.of("embeddings.npy", "masks.npy", "conditions.json", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(sample.run.resolve("gallery").resolve(file)),
          Files.readAllBytes(target.resolve(file)),
          file);
    }
  }

  @Test
  void theTextSaysWhatWasWritten() {
    Path target = directory.resolve("export");
    assertEquals(
        target + ": 60 embeddings of 20 dimensions (split test), 2 masks\n",
        sample.ask("embed", "--output", target).out());
  }

  private List<List<String>> rowsOfTheDataset(String split) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(sample.dataset.resolve("items.csv"))) {
      List<String> cells = List.of(line.split(",", -1));
      if (cells.get(1).equals(split)) {
        rows.add(cells);
      }
    }
    return rows;
  }
}
