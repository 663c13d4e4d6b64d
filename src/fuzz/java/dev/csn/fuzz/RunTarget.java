package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.csn.config.ExperimentConfig;
import dev.csn.evaluation.InitialMasks;
import dev.csn.io.Archive;
import dev.csn.io.Json;
import dev.csn.run.RunDirectory;
import dev.csn.run.Runs;
import dev.csn.training.SavedTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON files of a run with one of them replaced, or the file that names the newest run. The
 * records are written again, as going on with a run does.
 */
final class RunTarget implements Target {
  private static final String LATEST = "latest";

  private final Path home;
  private final Path run;
  private final Parts parts;

  RunTarget(Path scratch) throws IOException {
    this.home = scratch.resolve("runs");
    this.run = Files.createDirectories(home.resolve("run"));
    Archive.write(run.resolve("model.zip"), SavedTraining.model());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("config.json", Json.pretty(ExperimentConfig.DEFAULT).getBytes(UTF_8));
    files.put("provenance.json", Json.pretty(SavedTraining.provenance()).getBytes(UTF_8));
    files.put("initial.json", Json.pretty(SavedTraining.initialMasks()).getBytes(UTF_8));
    files.put("../" + LATEST, "run\n".getBytes(UTF_8));
    this.parts = new Parts(files);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Parts.write(run, parts.with(input));
    Path newest = new Runs(home).latest();
    RunDirectory directory = RunDirectory.open(run.equals(newest) ? newest : run);
    var config = directory.config();
    InitialMasks masks = directory.initialMasks().orElseThrow();
    directory.reopen();
    directory.replaceConfig(config);
    directory.writeInitialMasks(masks);
    if (!directory.config().equals(config)
        || directory.provenance().end() != null
        || directory.initialMasks().orElseThrow().dimensions() != masks.dimensions()) {
      throw new AssertionError("read again as another");
    }
  }
}
