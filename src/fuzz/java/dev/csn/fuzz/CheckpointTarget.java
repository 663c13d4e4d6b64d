package dev.csn.fuzz;

import dev.csn.io.Archive;
import dev.csn.training.SavedTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checkpoints with one entry replaced and the right digests. */
final class CheckpointTarget implements Target {
  private final Path file;
  private final Parts parts;
  private final SavedTraining training;

  CheckpointTarget(Path scratch) throws IOException {
    this.file = scratch.resolve("checkpoint.zip");
    this.training = new SavedTraining();
    this.parts = new Parts(training.checkpoint(scratch));
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Archive.write(file, parts.with(input));
    training.restore(file);
  }
}
