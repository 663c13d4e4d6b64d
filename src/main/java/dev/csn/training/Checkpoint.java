package dev.csn.training;

import dev.csn.error.InputException;
import dev.csn.io.Archive;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Npy;
import dev.csn.model.CsnNetwork;
import dev.csn.model.ModelArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that exact resumption needs: the network, its optimizer's moments, the best model so
 * far, and the progress. Random streams need nothing: they are functions of the seed and the step.
 *
 * @param progress by then
 * @param best the entries of the file of the model that was best by then; none before the first
 *     evaluation, nor in a checkpoint from before they were kept
 * @param origin nothing in a checkpoint from before it was kept
 * @param log nothing in a checkpoint from before it was kept
 */
record Checkpoint(
    Progress progress,
    Map<String, byte[]> best,
    Optional<Origin> origin,
    Optional<MetricsLog.Digest> log) {
  private static final String OPTIMIZER = "optimizer.npy";
  private static final String AVERAGE = "average.npy";
  private static final String PROGRESS = "progress.json";
  private static final String ORIGIN = "origin.json";
  private static final String LOG = "log.json";

  // A run that is killed has a model of a later step than its last checkpoint. Gone on with in
  // another way, it might never find one as good again: the model must be of what is known.
  private static final String BEST = "best/";

  /** Replaces the checkpoint {@code file}, which is kept as {@code previous}. */
  void write(Path previous, Path file, CsnNetwork network) throws IOException {
    Map<String, byte[]> entries = ModelArchive.entries(network.description(), network.parameters());
    entries.put(OPTIMIZER, bytes(network.optimizerState().values()));
    Optional<float[]> average = network.average();
    if (average.isPresent()) {
      entries.put(AVERAGE, bytes(average.get()));
    }
    entries.put(PROGRESS, json(progress));
    origin.ifPresent(of -> entries.put(ORIGIN, json(of)));
    log.ifPresent(of -> entries.put(LOG, json(of)));
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
   * Puts a network of the same configuration into the state that was saved.
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
    Progress progress =
        JsonFile.parse(file + ": " + PROGRESS, archive.entry(PROGRESS), Progress.class);
    network.load(archive);
    network.resumeOptimizer(Math.toIntExact(progress.step()), moments);
    return new Checkpoint(
        progress,
        archive.entriesUnder(BEST),
        optional(file, archive, ORIGIN, Origin.class),
        optional(file, archive, LOG, MetricsLog.Digest.class));
  }

  private static <T> Optional<T> optional(Path file, Archive archive, String entry, Class<T> type) {
    return archive.has(entry)
        ? Optional.of(JsonFile.parse(file + ": " + entry, archive.entry(entry), type))
        : Optional.empty();
  }

  private static float[] floats(Path file, Archive archive, String entry, int count)
      throws IOException {
    byte[] bytes = archive.entry(entry);
    return Npy.readFloats(
        new ByteArrayInputStream(bytes), file + ": " + entry, bytes.length, count);
  }
}
