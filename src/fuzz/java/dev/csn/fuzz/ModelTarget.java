package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.io.Archive;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import dev.csn.training.SavedTraining;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Models with one entry replaced and the right digests, read without native code. */
final class ModelTarget implements Target {
  private final Path file;
  private final Parts parts;

  ModelTarget(Path scratch) throws IOException {
    this.file = scratch.resolve("model.zip");
    this.parts = new Parts(SavedTraining.model());
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Archive.write(file, parts.with(input));
    ModelDescription description = ModelArchive.readDescription(file);
    byte[] json = Json.pretty(description).getBytes(StandardCharsets.UTF_8);
    assertEquals(description, JsonFile.parse(file, json, ModelDescription.class));
    assertEquals(description.attributes().size(), ModelArchive.readMasks(file).length);
  }
}
