package dev.csn.bench;

import dev.csn.bench.Task.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How csn and its peer compare, pair by pair: what ran one after the other met the same machine,
 * which two medians of all rounds did not.
 */
final class Pairs {
  private final Map<Comparison, Samples> ratios = new LinkedHashMap<>();

  Pairs(List<Comparison> comparisons) {
    comparisons.forEach(comparison -> ratios.put(comparison, Samples.of("")));
  }

  /** Adds what a pair found; a side that lacks a figure, or did not get there, makes no ratio. */
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

  /** The ratios of those comparisons that any pair allowed. */
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
