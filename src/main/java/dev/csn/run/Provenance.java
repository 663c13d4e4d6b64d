package dev.csn.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.dataset.ImageSet;
import dev.csn.model.natives.Processor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a run, with enough detail to explain why two runs differ.
 *
 * @param software version and commit of csn
 * @param nativeBackend the native library for array computations
 * @param threads the number of threads that it used
 * @param instructionSet the newest instruction set of the processor that it may have used. Threads
 *     and instructions determine how sums are rounded
 * @param seed from which every random stream of the run is split
 * @param end null while training
 * @param steps taken when training ended; null while training
 * @param budget the total cost; null while training
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
   * The cost of a training, so that runs can be compared at equal cost. Images and triplets of
   * training steps count, but not those of validation or of steps that an interruption lost.
   *
   * @param parameters the number of trained parameters: the encoders' and, if learned, the masks'
   * @param images the number of images in all batches; an image counts each time it is drawn
   * @param encodedImages passes of an image through an encoder: {@code images} times the number of
   *     encoders
   * @param triplets the number of triplets in all steps, over all conditions
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

  /** This record for a run that continues. */
  public Provenance goingOn() {
    return with(null, null, null);
  }

  /** This record for a run that ended now. */
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
