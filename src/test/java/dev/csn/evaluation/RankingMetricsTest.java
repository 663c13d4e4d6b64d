package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.gallery.Embeddings;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  private static final int ITEMS = 150;
  private static final float[] WEIGHTS = {1, 0, 4, 0.25f};

  private static double of(RankingMetric metric, Embeddings embeddings, float[] weights) {
    return metric.mean(
        RankingMetric.values(List.of(metric), embeddings, weights, 0, embeddings.size(), 2)[0]);
  }

  private static Categorical categories(int... codes) {
    return new Categorical("kind", List.of("a", "b", "c"), codes);
  }

  private static Embeddings line(float... points) {
    return new Embeddings(points, 1);
  }

  private static List<List<Integer>> naiveRankings(Embeddings e) {
    return IntStream.range(0, e.size())
        .mapToObj(
            query ->
                NaiveRanking.others(
                    query, e.size(), (i, j) -> NaiveRanking.distance(e, WEIGHTS, i, j)))
        .toList();
  }

  @Test
  void precisionAtKEqualsADoubleLoop() {
    Embeddings e = Fixtures.grid(ITEMS, 4);
    Categorical attribute = Fixtures.classes("digit", 3, ITEMS);
    List<List<Integer>> rankings = naiveRankings(e);
    for (int k : new int[] {1, 10, ITEMS - 1, ITEMS + 50}) {
      double expected =
          IntStream.range(0, ITEMS)
              .mapToDouble(q -> NaiveRanking.precision(rankings.get(q), k, same(attribute), q))
              .average()
              .orElseThrow();
      assertEquals(expected, of(RankingMetric.precision(attribute, k), e, WEIGHTS), 1e-12);
    }
  }

  @Test
  void mapAtREqualsADoubleLoop() {
    Embeddings e = Fixtures.grid(ITEMS, 4);
    Categorical attribute = Fixtures.classes("digit", 7, ITEMS);
    List<List<Integer>> rankings = naiveRankings(e);
    double expected =
        IntStream.range(0, ITEMS)
            .mapToDouble(q -> NaiveRanking.averagePrecisionAtR(rankings.get(q), same(attribute), q))
            .filter(average -> average >= 0)
            .average()
            .orElseThrow();
    assertEquals(
        expected, of(new RankingMetric.MeanAveragePrecisionAtR(attribute), e, WEIGHTS), 1e-12);
  }

  @Test
  void meanDistanceAtKEqualsADoubleLoop() {
    Embeddings e = Fixtures.grid(ITEMS, 4);
    Continuous attribute = Fixtures.points("color", 3, ITEMS);
    List<List<Integer>> rankings = naiveRankings(e);
    double expected =
        IntStream.range(0, ITEMS)
            .mapToDouble(
                q ->
                    rankings.get(q).stream()
                        .limit(10)
                        .mapToDouble(i -> attribute.distance(q, i))
                        .average()
                        .orElseThrow())
            .average()
            .orElseThrow();
    assertEquals(expected, of(RankingMetric.distance(attribute, 10), e, WEIGHTS), 1e-9);
  }

  private static IntBinaryOperator same(Categorical attribute) {
    return (i, j) -> attribute.code(i) == attribute.code(j) ? 1 : 0;
  }

  @Test
  void precisionOfFivePointsByHand() {
    // a a b a b at 0 1 2 4 8; nearest of 1 is 0 (a tie with 2 that goes to the lower id).
    Categorical attribute = categories(0, 0, 1, 0, 1);
    Embeddings e = line(0, 1, 2, 4, 8);
    // Nearest: 0->1 yes, 1->0 yes, 2->1 no, 3->2 no, 4->3 no.
    assertEquals(2 / 5.0, of(RankingMetric.precision(attribute, 1), e, Fixtures.ones(1)), 1e-12);
    // Two nearest: 0->1,2: 1; 1->0,2: 1; 2->1,0: 0 (a tie of 0 and 3); 3->2,1: 1; 4->3,2: 1.
    assertEquals(4 / 10.0, of(RankingMetric.precision(attribute, 2), e, Fixtures.ones(1)), 1e-12);
  }

  @Test
  void mapAtRByHand() {
    // Class a: rows 0, 1, 3 (R = 2); b: rows 2, 4 (R = 1).
    // 0 -> 1 (yes, P=1), 2 (no): 1/2. 1 -> 0 (yes), 2 (no): 1/2. 3 -> 2 (no), 1 (yes, P=1/2): 1/4.
    // 2 -> 1 (no): 0. 4 -> 3 (no): 0.
    double expected = (0.5 + 0.5 + 0.25) / 5;
    assertEquals(
        expected,
        of(
            new RankingMetric.MeanAveragePrecisionAtR(categories(0, 0, 1, 0, 1)),
            line(0, 1, 2, 4, 8),
            Fixtures.ones(1)),
        1e-12);
  }

  @Test
  void mapAtRLeavesOutQueriesWhoseClassHasNoOtherItem() {
    // The lone c would pull the mean down to 4/5.
    assertEquals(
        1,
        of(
            new RankingMetric.MeanAveragePrecisionAtR(categories(0, 0, 1, 1, 2)),
            line(0, 1, 10, 11, 20),
            Fixtures.ones(1)),
        1e-12);
  }

  @Test
  void mapAtRWithoutAnyPairIsZero() {
    assertEquals(
        0,
        of(
            new RankingMetric.MeanAveragePrecisionAtR(categories(0, 1, 2)),
            line(0, 1, 2),
            Fixtures.ones(1)));
  }

  @Test
  void meanDistanceByHandWithKBeyondTheOtherItems() {
    Continuous attribute = new Continuous("height", List.of("m"), new float[] {0, 3, 9});
    // All pairs: 3, 9, 6.
    assertEquals(
        6, of(RankingMetric.distance(attribute, 10), line(5, 1, 2), Fixtures.ones(1)), 1e-12);
  }

  @Test
  void figuresOfASingleItemAreZeroNotNaN() {
    Embeddings one = line(1);
    assertEquals(0, of(RankingMetric.precision(categories(0), 10), one, Fixtures.ones(1)));
    assertEquals(
        0, of(new RankingMetric.MeanAveragePrecisionAtR(categories(0)), one, Fixtures.ones(1)));
    Continuous point = new Continuous("height", List.of("m"), new float[] {7});
    assertEquals(0, of(RankingMetric.distance(point, 10), one, Fixtures.ones(1)));
  }

  @Test
  void aMetricIsTheSameWhenAnotherOneWantsLongerRankings() {
    Embeddings e = Fixtures.grid(ITEMS, 4);
    Categorical digit = Fixtures.classes("digit", 3, ITEMS);
    Continuous color = Fixtures.points("color", 3, ITEMS);
    RankingMetric precision = RankingMetric.precision(digit, 10);
    RankingMetric distance = RankingMetric.distance(color, 10);
    RankingMetric map = new RankingMetric.MeanAveragePrecisionAtR(digit);
    double[][] values =
        RankingMetric.values(List.of(precision, map, distance), e, WEIGHTS, 0, ITEMS, 2);
    assertEquals(
        of(RankingMetric.precision(digit, 10), e, WEIGHTS), precision.mean(values[0]), 0.0);
    assertEquals(
        of(new RankingMetric.MeanAveragePrecisionAtR(digit), e, WEIGHTS), map.mean(values[1]), 0.0);
    assertEquals(of(RankingMetric.distance(color, 10), e, WEIGHTS), distance.mean(values[2]), 0.0);
  }

  @Test
  void aCollapsedEmbeddingRanksByIdAlone() {
    // Everybody's nearest is item 0, whose own nearest is item 1.
    Categorical attribute = categories(0, 1, 0, 1, 1);
    assertEquals(
        1 / 5.0,
        of(RankingMetric.precision(attribute, 1), Fixtures.collapsed(5, 2), Fixtures.ones(2)),
        1e-12);
  }
}
