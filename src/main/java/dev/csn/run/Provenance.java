package dev.csn.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.dataset.ImageSet;
import dev.csn.model.natives.Processor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a run comes from: enough to tell why two runs differ.
 *
 * @param software version and commit of csn
 * @param nativeBackend the native library that computed
 * @param threads that it computed with
 * @param instructionSet the newest instructions of the processor that it may have used; null in
 *     records from before it was kept. With the same build, these two decide how sums are rounded
 * @param seed from which every random stream of the run is split
 * @param end null while training
 * @param steps taken when training ended
 * @param budget what training cost by then
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
    String end,
    Long steps,
    Budget budget) {
  public Provenance {
    if (dataset == null || dataset.sha256() == null) {
      throw new IllegalArgumentException("must have a dataset and its sha256");
    }
  }

  /** Which build of csn. */
  public record Software(String version, String commit) {}

  /**
   * Which data.
   *
   * @param path as configured
   * @param sha256 of its dataset.json or shards.json, which holds the digests of its other files
   */
  public record Dataset(String path, String name, String sha256) {}

  /** The record of a run that starts now. */
  public static Provenance start(
      String path,
      ImageSet dataset,
      long seed,
      String nativeBackend,
      int threads,
      String instructionSet) {
    return new Provenance(
        Build.software(),
        Platform.java(),
        Platform.os(),
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

  /** The same run, going on. */
  public Provenance goingOn() {
    return with(null, null, null);
  }

  /** The same run, ended now. */
  public Provenance ended(long stepsTaken, Budget spent) {
    return with(now(), stepsTaken, spent);
  }

  private Provenance with(String ending, Long stepsTaken, Budget spent) {
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
