package dev.csn.training;

import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.InputException;
import dev.csn.io.Archive;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Npy;
import dev.csn.model.CsnNetwork;
import dev.csn.model.ModelArchive;
import dev.csn.run.RunDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that exact resumption needs: the network, its optimizer's moments, the best model so
 * far, and the progress. Random streams need nothing: they are functions of the seed and the step.
 *
 * @param best the file entries of the best model so far; empty before the first evaluation
 * @param log the digest of the metrics log so far
 */
record Checkpoint(
    Progress progress, Map<String, byte[]> best, CheckpointOrigin origin, MetricsLog.Digest log) {
  private static final String OPTIMIZER = "optimizer.npy";
  private static final String AVERAGE = "average.npy";
  private static final String PROGRESS = "progress.json";
  private static final String ORIGIN = "origin.json";
  private static final String LOG = "log.json";

  // The model's file may be of a later step than the last checkpoint of a killed run, which might
  // never find one as good again if it goes on with other keys: resumption puts this one back.
  private static final String BEST = "best/";

  /** Replaces the checkpoint {@code file} and keeps the old one as {@code previous}. */
  void write(Path previous, Path file, CsnNetwork network) throws IOException {
    Map<String, byte[]> entries = ModelArchive.entries(network.description(), network.parameters());
    entries.put(OPTIMIZER, bytes(network.optimizerState().values()));
    Optional<float[]> average = network.average();
    if (average.isPresent()) {
      entries.put(AVERAGE, bytes(average.get()));
    }
    entries.put(PROGRESS, json(progress));
    entries.put(ORIGIN, json(origin));
    entries.put(LOG, json(log));
    best.forEach((name, bytes) -> entries.put(BEST + name, bytes));
    Archive.writeKeeping(previous, file, entries);
  }

  private static byte[] json(Object value) {
    return Json.pretty(value).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(float[] values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, values, values.length);
    return out.toByteArray();
  }

  /**
   * Puts a network of the same configuration into the saved state.
   *
   * @throws InputException if the file is missing, damaged or of another network
   */
  static Checkpoint restore(Path file, CsnNetwork network) throws IOException {
    Archive archive = Archive.read(file);
    if (!ModelArchive.description(archive).equals(network.description())) {
      throw new InputException(file + ": holds another model than the configuration describes");
    }
    float[] moments = floats(file, archive, OPTIMIZER, network.optimizerState().values().length);
    Optional<float[]> average = network.average();
    if (average.isPresent()) {
      network.resumeAverage(floats(file, archive, AVERAGE, average.get().length));
    }
    Progress progress = parsed(file, archive, PROGRESS, Progress.class);
    Map<String, byte[]> best = archive.entriesUnder(BEST);
    if (progress.bestStep() > 0 && best.isEmpty()) {
      throw new InputException(
          file + ": lacks " + BEST + ", the model of step " + progress.bestStep());
    }
    network.load(archive);
    network.resumeOptimizer(Math.toIntExact(progress.step()), moments);
    return new Checkpoint(
        progress,
        best,
        parsed(file, archive, ORIGIN, CheckpointOrigin.class),
        parsed(file, archive, LOG, MetricsLog.Digest.class));
  }

  private static <T> T parsed(Path file, Archive archive, String entry, Class<T> type) {
    return JsonFile.parse(file + ": " + entry, archive.entry(entry), type);
  }

  private static float[] floats(Path file, Archive archive, String entry, int count)
      throws IOException {
    byte[] bytes = archive.entry(entry);
    return Npy.readFloats(
        new ByteArrayInputStream(bytes), file + ": " + entry, bytes.length, count);
  }

  /**
   * The last readable state of a run: its last checkpoint or, if that is damaged, the previous one.
   */
  record Last(Checkpoint state, Path file) {
    /**
     * Puts a network of the run's configuration into that state. Nothing is written.
     *
     * @param config the configuration for the continued run
     * @param dataset SHA-256 of its description
     * @param monitor is warned if the last checkpoint is damaged
     * @throws InputException if no checkpoint can be read, with the damage of each, or if it
     *     belongs to another training
     */
    static Last restore(
        RunDirectory run,
        CsnNetwork network,
        ExperimentConfig config,
        String dataset,
        TrainingMonitor monitor)
        throws IOException {
      requireNoDirectory(run.checkpoint());
      requireNoDirectory(run.previousCheckpoint());
      try {
        return restore(run, run.checkpoint(), network, config, dataset);
      } catch (InputException damage) {
        if (!Files.exists(run.previousCheckpoint())) {
          throw damage;
        }
        Last previous;
        try {
          previous = restore(run, run.previousCheckpoint(), network, config, dataset);
        } catch (InputException e) {
          throw new InputException(damage.getMessage() + "; and " + e.getMessage(), e);
        }
        monitor.warn(
            String.format(
                "%s; going on from step %d, by %s",
                damage.getMessage(),
                previous.state.progress().step(),
                previous.file.getFileName()));
        return previous;
      }
    }

    /** Checkpoints get their names by renaming, which fails if a directory has the name. */
    private static void requireNoDirectory(Path file) {
      if (Files.isDirectory(file)) {
        throw new InputException(file + ": is a directory, must be a file; move it away");
      }
    }

    private static Last restore(
        RunDirectory run, Path file, CsnNetwork network, ExperimentConfig config, String dataset)
        throws IOException {
      Checkpoint state = Checkpoint.restore(file, network);
      run.verify(file);
      long step = state.progress.step();
      MetricsLog.requireReadable(run.metrics(), step);
      state.origin.require(file, config, dataset, run);
      state.log.require(run.metrics(), step);
      if (file.equals(run.previousCheckpoint())) {
        requireUnchanged(run, file, step, config);
      }
      return new Last(state, file);
    }

    /**
     * Refuses another configuration if steps were lost: they would be repeated with settings other
     * than those they were first taken with.
     */
    private static void requireUnchanged(
        RunDirectory run, Path file, long step, ExperimentConfig config) {
      List<String> changed = ConfigDifference.lines(run.config(), config);
      if (!changed.isEmpty() && !isLast(run, step)) {
        throw new InputException(
            String.format(
                "%s was saved at step %d: the lost steps after it must be repeated before settings"
                    + " change (%s); maybe `csn train --resume --run %s` first, then resume with"
                    + " the new settings",
                file, step, String.join(", ", changed), run));
      }
    }

    /**
     * Whether a state is the run's last. A training that is killed while it writes a checkpoint may
     * leave its last state as the previous checkpoint.
     */
    private static boolean isLast(RunDirectory run, long step) {
      if (Files.exists(run.checkpoint())) {
        return false;
      }
      Long taken = run.provenance().steps();
      return taken == null || taken <= step;
    }

    /**
     * Deletes a damaged last checkpoint. The next write would otherwise keep it as the previous
     * one, instead of this state.
     */
    void takeThePlaceOfTheLast(RunDirectory run) throws IOException {
      if (!file.equals(run.checkpoint())) {
        AtomicFiles.move(file, run.checkpoint());
      }
    }
  }
}
