package dev.csn.training;

import dev.csn.TestConfig;
import dev.csn.config.ExperimentConfig;
import dev.csn.evaluation.InitialMasks;
import dev.csn.io.Archive;
import dev.csn.io.Json;
import dev.csn.model.CsnNetwork;
import dev.csn.model.ModelArchive;
import dev.csn.run.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a small training saves, for tests of whoever reads it. */
public final class SavedTraining {
  private static final ExperimentConfig CONFIG =
      TestConfig.with("model.embeddingSize=3", "training.averaging=0.9");
  private static final int STEP = 2;

  private final CsnNetwork network = network();

  private static CsnNetwork network() {
    return CsnNetwork.create(CONFIG.model(), CONFIG.training(), TinyRun.DATASET);
  }

  /** The entries of a model's file. */
  public static Map<String, byte[]> model() {
    CsnNetwork network = network();
    return ModelArchive.entries(network.description(), network.parameters());
  }

  /** What the model started from. */
  public static InitialMasks initialMasks() {
    CsnNetwork network = network();
    return new InitialMasks(
        network.description().conditions(),
        network.rawMasks(),
        network.masks().active(),
        new double[] {1, 0.5, 0});
  }

  /** Where it comes from. */
  public static Provenance provenance() {
    return Provenance.start("data/x", TinyRun.DATASET, CONFIG.training().seed(), "none", 1, "none");
  }

  /**
   * The entries of a checkpoint.
   *
   * @param scratch where it may be written
   */
  public Map<String, byte[]> checkpoint(Path scratch) throws IOException {
    Path file = scratch.resolve("saved.zip");
    new Checkpoint(
            new Progress(STEP, 1.5, 60, STEP, 0.5, 0),
            model(),
            new CheckpointOrigin(Json.MAPPER.valueToTree(CONFIG), "00", "00000000"),
            new MetricsLog.Digest("00000000"))
        .write(scratch.resolve("previous.zip"), file, network);
    return new LinkedHashMap<>(Archive.read(file).entriesUnder(""));
  }

  /** Takes up a checkpoint. */
  public void restore(Path checkpoint) throws IOException {
    var unused = Checkpoint.restore(checkpoint, network);
  }

  /** Makes a log ready to be continued. */
  public static void resumeLog(Path file, long step) throws IOException {
    MetricsLog.resume(file, step).close();
  }
}
