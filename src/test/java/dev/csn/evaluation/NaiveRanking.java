package dev.csn.evaluation;

import dev.csn.gallery.Embeddings;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The metrics written down as they are defined, without any thought of speed. */
final class NaiveRanking {
  private NaiveRanking() {}

  static double distance(Embeddings e, float[] weights, int i, int j) {
    double sum = 0;
    for (int d = 0; d < e.dimensions(); d++) {
      double difference = (double) e.value(i, d) - e.value(j, d);
      sum += weights[d] * difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** All other items, nearest first, ties by row. */
  static List<Integer> others(int query, int items, ToDoubleBiFunction<Integer, Integer> distance) {
    return IntStream.range(0, items)
        .filter(i -> i != query)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> distance.applyAsDouble(query, i))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  static double precision(List<Integer> ranked, int k, IntBinaryOperator relevant, int query) {
    List<Integer> top = ranked.subList(0, Math.min(k, ranked.size()));
    return top.stream().mapToInt(i -> relevant.applyAsInt(query, i)).average().orElse(0);
  }

  /** Negative if R is 0. */
  static double averagePrecisionAtR(List<Integer> ranked, IntBinaryOperator relevant, int query) {
    int r = ranked.stream().mapToInt(i -> relevant.applyAsInt(query, i)).sum();
    double sum = 0;
    for (int i = 1; i <= r; i++) {
      if (relevant.applyAsInt(query, ranked.get(i - 1)) == 1) {
        sum += precision(ranked, i, relevant, query);
      }
    }
    return r == 0 ? -1 : sum / r;
  }
}
