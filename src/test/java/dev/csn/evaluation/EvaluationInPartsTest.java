package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.SerialCopy;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.attribute.TripletAttribute;
import dev.csn.config.MaskActivation;
import dev.csn.dataset.Split;
import dev.csn.evaluation.RankingTask.Kind;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.io.Json;
import dev.csn.random.Seed;
import dev.csn.search.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * That an evaluation whose values are computed elsewhere, in parts, is the same to the last bit.
 */
class EvaluationInPartsTest {
  private static final int ITEMS = 230;
  private static final float[][] RAW = {
    {1, 0.5f, 0, 0, 2}, {0, 0, 1, 1, 0}, {0.3f, 1, 1, 0, 0}, {0, 2, 0, 1, 1}, {1, 1, 0.2f, 0, 1}
  };

  /** Classes of all items; of some; points and levels of others; comparisons. */
  private static List<Attribute> attributes() {
    Categorical whole = Fixtures.classes("whole", 4, ITEMS);
    Categorical kind = Fixtures.classes("kind", 3, ITEMS);
    Continuous place = Fixtures.points("place", 2, ITEMS);
    SplittableRandom random = new Seed(5).of("compared").random();
    int[] codes = new int[ITEMS];
    float[] ranks = new float[ITEMS];
    float[] points = new float[2 * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      codes[i] = i % 3 == 0 ? Categorical.MISSING : kind.code(i);
      ranks[i] = i % 3 == 0 ? Float.NaN : (kind.code(i) + i) % 4;
      for (int k = 0; k < 2; k++) {
        points[2 * i + k] = i % 5 == 1 ? Float.NaN : place.component(i, k);
      }
    }
    int[] triplets = IntStream.range(0, 60).flatMap(i -> distinct(random)).toArray();
    return List.of(
        whole,
        new Categorical("kind", kind.classes(), codes),
        new Continuous("place", List.of("x", "y"), List.of(1.0, 20.0), points),
        Ordinal.ofRanks("level", List.of("a", "b", "c", "d"), ranks),
        new TripletAttribute("look", ITEMS, triplets));
  }

  private static IntStream distinct(SplittableRandom random) {
    int first = random.nextInt(ITEMS);
    return IntStream.of(first, (first + 1) % ITEMS, (first + 2 + random.nextInt(90)) % ITEMS);
  }

  private static Gallery gallery(Embeddings embeddings) {
    List<Attribute> attributes = attributes();
    List<String> names = attributes.stream().map(Attribute::name).toList();
    return new Gallery(
        Fixtures.items(attributes), embeddings, Masks.ofRaw(names, RAW, MaskActivation.RELU));
  }

  private static Evaluation evaluate(Gallery gallery, Ranker ranker) {
    return Evaluation.of(gallery, RAW, Optional.empty(), "r", "learned", Split.TEST, ranker);
  }

  /** Ranges of any sizes, each done in a copy of the gallery, the last one first. */
  private static Ranker elsewhere(int seed, List<RankingTask> done) {
    SplittableRandom random = new Seed(seed).of("ranges").random();
    return (values, work) -> {
      QueryValues there = SerialCopy.of(values);
      List<RankingTask> ranges = new ArrayList<>();
      for (int from = 0; from < work.queries(); ) {
        int to = Math.min(work.queries(), from + 1 + random.nextInt(120));
        ranges.add(new RankingTask(work.group(), work.kind(), work.name(), from, to));
        from = to;
      }
      double[][][] parts = new double[ranges.size()][][];
      for (int i = ranges.size() - 1; i >= 0; i--) {
        parts[i] = there.of(SerialCopy.of(ranges.get(i)), 1 + i % 3);
      }
      done.addAll(ranges);
      return RankingTask.join(List.of(parts));
    };
  }

  @Test
  void valuesOfAnyRangesComputedInCopiesGiveTheSameEvaluation() {
    for (Embeddings embeddings : List.of(Fixtures.random(ITEMS, 5), Fixtures.grid(ITEMS, 5))) {
      Gallery gallery = gallery(embeddings);
      Evaluation here = evaluate(gallery, Ranker.onThreads(2));
      for (int seed = 0; seed < 3; seed++) {
        List<RankingTask> done = new ArrayList<>();
        Evaluation there = evaluate(gallery, elsewhere(seed, done));
        assertEquals(here, there);
        assertEquals(Json.line(here), Json.line(there));
        assertEquals(
            List.of(Kind.values()),
            done.stream().map(RankingTask::kind).distinct().sorted().toList());
        assertTrue(done.size() > 3 * 5 * 2, "too few parts to be a test: " + done.size());
      }
    }
  }

  @Test
  void aCopyOfAGalleryIsEvaluatedAlike() {
    Gallery gallery = gallery(Fixtures.random(ITEMS, 5));
    assertEquals(
        evaluate(gallery, Ranker.onThreads(1)),
        evaluate(SerialCopy.of(gallery), Ranker.onThreads(1)));
  }

  @Test
  void aValueIsThatOfADoubleLoopWhereverItsRangeBegins() {
    Gallery gallery = gallery(Fixtures.grid(ITEMS, 5));
    QueryValues values = QueryValues.of(gallery);
    Categorical whole = (Categorical) attributes().get(0);
    float[] weights = Similarity.of("whole").weights(gallery.masks(), gallery.embeddings());
    double[][] found = values.of(new RankingTask(0, Kind.CONDITION, "whole", 57, 61), 1);
    assertEquals(3, found.length); // at 1, at 10, at R: no other attribute is known of all items
    for (int query = 57; query < 61; query++) {
      List<Integer> ranking =
          NaiveRanking.others(
              query, ITEMS, (i, j) -> NaiveRanking.distance(gallery.embeddings(), weights, i, j));
      assertEquals(
          NaiveRanking.precision(
              ranking, 10, (i, j) -> whole.code(i) == whole.code(j) ? 1 : 0, query),
          found[1][query - 57],
          1e-12);
    }
  }

  @Test
  void partsCoverTheWorkInItsOrder() {
    RankingTask work = new RankingTask(1, Kind.RANDOM, "place", 3, 20);
    List<RankingTask> parts = work.parts(7);
    assertEquals(
        List.of(
            new RankingTask(1, Kind.RANDOM, "place", 3, 10),
            new RankingTask(1, Kind.RANDOM, "place", 10, 17),
            new RankingTask(1, Kind.RANDOM, "place", 17, 20)),
        parts);
    assertEquals(List.of(work), work.parts(Integer.MAX_VALUE));
    assertEquals(17, parts.stream().mapToInt(RankingTask::queries).sum());
  }

  @Test
  void joiningKeepsEveryValueInItsRow() {
    double[][] joined =
        RankingTask.join(List.of(new double[][] {{1, 2}, {5, 6}}, new double[][] {{3}, {7}}));
    assertArrayEquals(new double[] {1, 2, 3}, joined[0]);
    assertArrayEquals(new double[] {5, 6, 7}, joined[1]);
  }

  @Test
  void rangesThatAreNoneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new RankingTask(0, Kind.IDEAL, "place", 5, 4));
    assertThrows(
        IllegalArgumentException.class, () -> new RankingTask(0, Kind.IDEAL, "place", -1, 4));
  }
}
