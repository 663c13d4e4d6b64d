package dev.csn.bench;

import dev.csn.bench.Task.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratios of csn to its peer, pair by pair: two runs one after the other meet the same machine, the
 * medians of all rounds do not.
 */
final class Pairs {
  private final Map<Comparison, Samples> ratios = new LinkedHashMap<>();

  Pairs(List<Comparison> comparisons) {
    comparisons.forEach(comparison -> ratios.put(comparison, Samples.of("")));
  }

  /** Adds a pair; a figure that either side lacks makes no ratio. */
  void add(Outcome ours, Outcome theirs) {
    ratios.replaceAll(
        (comparison, samples) -> {
          Double our = median(ours, comparison.ours());
          Double their = median(theirs, comparison.theirs());
          return our == null || their == null ? samples : samples.and(Samples.of("", our / their));
        });
  }

  private static Double median(Outcome outcome, String figure) {
    Samples samples = outcome.figures().get(figure);
    return samples == null ? null : Figure.of(samples).median();
  }

  /** The ratios of all comparisons that at least one pair allows. */
  Map<Comparison, Figure> ratios() {
    Map<Comparison, Figure> figures = new LinkedHashMap<>();
    ratios.forEach(
        (comparison, samples) -> {
          if (samples.values().length > 0) {
            figures.put(comparison, Figure.of(samples));
          }
        });
    return figures;
  }
}
