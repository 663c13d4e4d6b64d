package dev.csn.bench;

import dev.csn.config.Check;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a benchmark is asked for.
 *
 * @param project the directory with {@code scripts}, {@code config} and {@code data}
 * @param peer the Python that has PyTorch, or null
 * @param only what to measure
 * @param rounds how often; the peer in turn with csn
 * @param goal per condition of the quickstart's dataset, the triplet accuracy that counts as good
 * @param toy whether to train by the toy's recipe too
 * @param full whether to evaluate 70,000 items too
 */
public record BenchSettings(
    Path project,
    String peer,
    Set<Kind> only,
    int rounds,
    Map<String, Double> goal,
    boolean toy,
    boolean full) {
  public BenchSettings {
    Check.between("--rounds", rounds, 1, 1000);
    goal.forEach((condition, accuracy) -> Check.factor("--goal " + condition, accuracy));
  }
}
