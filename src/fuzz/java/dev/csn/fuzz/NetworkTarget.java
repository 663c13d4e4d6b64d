package dev.csn.fuzz;

import dev.csn.io.Archive;
import dev.csn.model.CsnNetwork;
import dev.csn.training.SavedTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Models with one entry replaced and the right digests, made into networks. */
final class NetworkTarget implements Target {
  private final Path file;
  private final Parts parts;

  NetworkTarget(Path scratch) throws IOException {
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
    var unused = CsnNetwork.read(file).masks();
  }

  @Override
  public long allowance() {
    return 128L << 20;
  }
}
