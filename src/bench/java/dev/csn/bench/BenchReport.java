package dev.csn.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark found; also the JSON document that it prints.
 *
 * @param start when it was started
 * @param peer what the peer runs on, by name; null without a peer
 * @param rounds how often each measurement was run
 * @param ratios ours by the peer's times
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchReport(
    String start,
    Machine machine,
    Map<String, String> peer,
    int rounds,
    List<Measurement> measurements,
    List<Ratio> ratios) {
  static final String OURS = "csn";
  static final String PEERS = "peer";

  /**
   * One measurement of all rounds.
   *
   * @param measurement its kind
   * @param name what tells it from others of its kind
   * @param by who was measured, {@code csn} or {@code peer}
   */
  record Measurement(String measurement, String name, String by, Map<String, Figure> figures) {}

  /**
   * Ours by the peer's, of the medians of each pair that ran one after the other.
   *
   * @param ours the figure compared
   * @param theirs with which
   * @param ratio below 1 where csn is faster
   */
  record Ratio(String measurement, String name, String ours, String theirs, Figure ratio) {}
}
