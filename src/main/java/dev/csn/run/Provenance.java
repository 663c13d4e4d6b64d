package dev.csn.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.dataset.ImageSet;
import dev.csn.model.natives.Processor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a run: enough to tell why two runs differ.
 *
 * @param software version and commit of csn
 * @param nativeBackend the native library that computed
 * @param threads how many it computed with
 * @param instructionSet the newest instructions of the processor that it may have used. Threads and
 *     instructions decide how the sums of one build are rounded
 * @param seed from which every random stream of the run is split
 * @param end null while training
 * @param steps taken when training ended; null while training
 * @param budget the cost by then; null while training
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provenance(
    Software software,
    String java,
    String os,
    String cpu,
    String nativeBackend,
    int threads,
    String instructionSet,
    Dataset dataset,
    long seed,
    String start,
    @Nullable String end,
    @Nullable Long steps,
    @Nullable Budget budget) {
  public Provenance {
    if (dataset == null || dataset.sha256() == null) {
      throw new IllegalArgumentException("must have a dataset and its sha256");
    }
    if (instructionSet == null) {
      throw new IllegalArgumentException("must have an instructionSet");
    }
  }

  /** A build of csn. */
  public record Software(String version, String commit) {}

  /**
   * The dataset that a run was trained on.
   *
   * @param path as configured
   * @param sha256 of its dataset.json or shards.json, which holds the digests of its other files
   */
  public record Dataset(String path, String name, String sha256) {}

  /**
   * The cost of a training, so that runs can be compared at equal cost of one kind or another.
   * Training steps alone count, not validation, whatever interruptions there were.
   *
   * @param parameters trained ones: the encoders', and masks where they are learned
   * @param images drawn into batches, each time anew
   * @param encodedImages passes of an image through an encoder: {@code images} times the number of
   *     encoders
   * @param triplets of all conditions and steps
   * @param seconds of training, evaluations on the way included
   */
  public record Budget(
      long parameters, long images, long encodedImages, long triplets, double seconds) {}

  /** The record of a run that starts now. */
  public static Provenance start(
      String path,
      ImageSet dataset,
      long seed,
      String nativeBackend,
      int threads,
      String instructionSet) {
    return new Provenance(
        Environment.software(),
        Environment.java(),
        Environment.os(),
        Processor.name(),
        nativeBackend,
        threads,
        instructionSet,
        new Dataset(path, dataset.name(), dataset.sha256()),
        seed,
        now(),
        null,
        null,
        null);
  }

  /** This run, going on. */
  public Provenance goingOn() {
    return with(null, null, null);
  }

  /** This run, ended now. */
  public Provenance ended(long stepsTaken, Budget spent) {
    return with(now(), stepsTaken, spent);
  }

  private Provenance with(
      @Nullable String ending, @Nullable Long stepsTaken, @Nullable Budget spent) {
    return new Provenance(
        software,
        java,
        os,
        cpu,
        nativeBackend,
        threads,
        instructionSet,
        dataset,
        seed,
        start,
        ending,
        stepsTaken,
        spent);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
