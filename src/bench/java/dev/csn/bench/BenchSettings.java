package dev.csn.bench;

import dev.csn.config.Check;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Settings of a benchmark.
 *
 * @param project the directory with {@code scripts}, {@code config} and {@code data}
 * @param peer the Python that has PyTorch, or null
 * @param only kinds to measure
 * @param rounds runs of each measurement; csn and the peer take turns
 * @param goal triplet accuracy to reach, in [0, 1], per condition of the quickstart's dataset
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
