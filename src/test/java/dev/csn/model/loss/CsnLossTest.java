package dev.csn.model.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.config.CategoricalLoss;
import dev.csn.config.ContinuousLoss;
import dev.csn.config.TrainingConfig.Reduction;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsnLossTest {
  private static final NaiveLoss BARE = new NaiveLoss(1, true, 0, 0, 0);
  private static final CategoricalLoss PAIRWISE = CategoricalLoss.DEFAULT;
  private static final Triplets NONE = new Triplets(new int[0], new int[0], new int[0]);

  /** What float32 sums of up to some hundred terms leave of the double result, relatively. */
  private static final double FLOAT_ERROR = 2e-6;

  /** Of a central difference: truncation goes with its square, rounding with its inverse. */
  private static final double STEP = 1e-5;

  static Stream<LossCase> cases() {
    NaiveLoss paper = new NaiveLoss(0.2, true, 5e-3, 5e-4, 0);
    NaiveLoss strong = new NaiveLoss(0.7, true, 0.3, 0.2, 0.5);
    NaiveLoss strongOfAll = new NaiveLoss(0.7, false, 0.3, 0.2, 0.5);
    NaiveLoss semiHard =
        new NaiveLoss(0.9, Reduction.SEMI_HARD, PAIRWISE, ContinuousLoss.DEFAULT, 0, 0, 0);
    NaiveLoss hard = new NaiveLoss(0.9, Reduction.HARD, PAIRWISE, ContinuousLoss.DEFAULT, 0, 0, 0);
    ContinuousLoss gap = new ContinuousLoss(ContinuousLoss.Kind.GAP_HINGE, 1.4, 0.6);
    NaiveLoss byGap = new NaiveLoss(0.3, Reduction.VIOLATING, PAIRWISE, gap, 5e-3, 5e-4, 0);
    ContinuousLoss logRatio = new ContinuousLoss(ContinuousLoss.Kind.LOG_RATIO, 1, 0.3);
    NaiveLoss byRatio = new NaiveLoss(0.3, Reduction.VIOLATING, PAIRWISE, logRatio, 5e-3, 5e-4, 0);
    CategoricalLoss tuplet = new CategoricalLoss(CategoricalLoss.Kind.TUPLET, 0.7);
    NaiveLoss byTuplet = new NaiveLoss(0.4, Reduction.VIOLATING, tuplet, gap, 5e-3, 5e-4, 0);
    return Stream.of(
        LossCase.draw(NaiveLoss.orthogonal(0.7, 0.8), 12, 8, 40, 30, 0, 1),
        LossCase.draw(NaiveLoss.orthogonal(0.7, 2), 5, 3, 40, 30),
        LossCase.draw(byTuplet, 12, 8, 40, 30, 0, 1),
        LossCase.draw(semiHard, 12, 8, 40, 30),
        LossCase.draw(hard, 12, 8, 40, 30),
        LossCase.draw(byGap, 12, 8, 40, 30, 0),
        LossCase.draw(byRatio, 12, 8, 40, 30, 0),
        LossCase.draw(BARE, 3, 1, 1),
        LossCase.draw(strong, 4, 1, 5, 6),
        LossCase.draw(paper, 6, 3, 10, 20),
        LossCase.draw(paper, 20, 64, 50, 0, 20, 50),
        LossCase.draw(strong, 12, 8, 40, 0),
        LossCase.draw(strong, 9, 13, 30, 0, 20),
        LossCase.draw(strong, 30, 33, 60, 30, 90, 7, 1),
        LossCase.draw(strongOfAll, 9, 13, 30, 0, 20),
        LossCase.draw(strongOfAll, 30, 20, 0, 0, 60, 90));
  }

  /** Images on a line, one dimension. */
  private static LossInput line(float mask, Triplets triplets, float... embeddings) {
    return new LossInput(embeddings, new float[][] {{mask}}, List.of(triplets), 1);
  }

  private static Triplets triplets(int[]... rows) {
    Triplets triplets =
        new Triplets(new int[rows.length], new int[rows.length], new int[rows.length]);
    for (int t = 0; t < rows.length; t++) {
      triplets.anchors()[t] = rows[t][0];
      triplets.positives()[t] = rows[t][1];
      triplets.negatives()[t] = rows[t][2];
    }
    return triplets;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyValueEqualsTheNaiveTwins(LossCase given) {
    NaiveLoss naive = given.loss();
    LossInput input = given.input();
    LossValue value = naive.fast().add(input, LossGradients.zero(input));
    double[][] f = given.embeddings();
    double[][] masks = given.masks();
    for (int c = 0; c < masks.length; c++) {
      Triplets triplets = given.triplets().get(c);
      near(naive.triplet(f, masks[c], triplets), value.triplet()[c]);
      double share = naive.violating(f, masks[c], triplets) / Math.max(1.0, triplets.size());
      assertEquals(share, value.violating()[c]);
    }
    near(NaiveLoss.embeddingNorm(f), value.penalties().get(Penalty.EMBEDDING_NORM));
    near(NaiveLoss.maskNorm(masks, given.triplets()), value.penalties().get(Penalty.MASK_NORM));
    near(NaiveLoss.maskOverlap(masks), value.penalties().get(Penalty.MASK_OVERLAP));
    near(NaiveLoss.maskOrthogonality(masks), value.penalties().get(Penalty.MASK_ORTHOGONALITY));
    near(given.total(), value.total());
  }

  private static void near(double expected, double found) {
    assertEquals(expected, found, FLOAT_ERROR * Math.max(1, Math.abs(expected)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsEqualCentralDifferencesOfTheNaiveTwin(LossCase given) {
    LossInput input = given.input();
    LossGradients gradients = LossGradients.zero(input);
    given.loss().fast().add(input, gradients);
    int dimensions = input.dimensions();
    for (int i = 0; i < input.images(); i++) {
      float[] found =
          Arrays.copyOfRange(gradients.embeddings(), i * dimensions, (i + 1) * dimensions);
      assertArrayEquals(differences(given, given.embeddings()[i]), doubles(found), 1e-5);
    }
    for (int c = 0; c < input.conditions(); c++) {
      double[] expected = differences(given, given.masks()[c]);
      assertArrayEquals(expected, doubles(gradients.masks()[c]), 1e-5);
    }
  }

  /** The derivatives with respect to one row of the case's embeddings or masks. */
  private static double[] differences(LossCase given, double[] row) {
    double[] slopes = new double[row.length];
    for (int d = 0; d < row.length; d++) {
      double value = row[d];
      row[d] = value + STEP;
      double above = given.total();
      row[d] = value - STEP;
      double below = given.total();
      row[d] = value;
      slopes[d] = (above - below) / (2 * STEP);
    }
    return slopes;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  @Test
  void violatingTripletsAloneAreAveragedUnlessAllAreAskedFor() {
    // d(0,1) - d(0,2) + 1 is -1, which is no violation; d(0,2) - d(0,1) + 1 is 3.
    LossInput input = line(1, triplets(new int[] {0, 1, 2}, new int[] {0, 2, 1}), 0, 1, 3);
    LossValue violating =
        new NaiveLoss(1, true, 0, 0, 0).fast().add(input, LossGradients.zero(input));
    LossValue all = new NaiveLoss(1, false, 0, 0, 0).fast().add(input, LossGradients.zero(input));
    assertEquals(3, violating.total(), 1e-6);
    assertEquals(1.5, all.total(), 1e-6);
    assertArrayEquals(new double[] {0.5}, violating.violating());
    assertArrayEquals(new double[] {0.5}, all.violating());
  }

  @Test
  void semiHardTripletsAreThoseInOrderAndHardOnesTheOthers() {
    // d(0,1) = 1, d(0,2) = 1.5: (0,1,2) violates by half, in order; (0,2,1) by one and a half, not.
    LossInput input = line(1, triplets(new int[] {0, 1, 2}, new int[] {0, 2, 1}), 0, 1, 1.5f);
    NaiveLoss semi =
        new NaiveLoss(1, Reduction.SEMI_HARD, PAIRWISE, ContinuousLoss.DEFAULT, 0, 0, 0);
    NaiveLoss hard = new NaiveLoss(1, Reduction.HARD, PAIRWISE, ContinuousLoss.DEFAULT, 0, 0, 0);
    assertEquals(0.5, semi.fast().add(input, LossGradients.zero(input)).total(), 1e-6);
    assertEquals(1.5, hard.fast().add(input, LossGradients.zero(input)).total(), 1e-6);
  }

  @Test
  void aMarginPerGapGrowsWithHowMuchFartherTheNegativeIs() {
    Triplets graded =
        new Triplets(
            new int[] {0}, new int[] {1}, new int[] {2}, new float[] {0.5f}, new float[] {2});
    ContinuousLoss gap = new ContinuousLoss(ContinuousLoss.Kind.GAP_HINGE, 2, 1);
    NaiveLoss loss = new NaiveLoss(9, Reduction.VIOLATING, PAIRWISE, gap, 0, 0, 0);
    LossInput input = line(1, graded, 0, 1, 2);
    assertEquals(1 - 2 + 2 * 1.5, loss.fast().add(input, LossGradients.zero(input)).total(), 1e-6);
  }

  @Test
  void aPositiveIsHeldAgainstAllNegativesOfItsAnchor() {
    CategoricalLoss tuplet = new CategoricalLoss(CategoricalLoss.Kind.TUPLET, 2);
    NaiveLoss loss = new NaiveLoss(1, Reduction.VIOLATING, tuplet, ContinuousLoss.DEFAULT, 0, 0, 0);
    // Two triplets of one anchor at 0: positives at 3 and 3, negatives at 1 and 6.
    LossInput input = line(1, triplets(new int[] {0, 1, 2}, new int[] {0, 1, 3}), 0, 3, 1, 6);
    double mean = (Math.exp((3 - 1 + 1) / 2.0) + Math.exp((3 - 6 + 1) / 2.0)) / 2;
    LossValue value = loss.fast().add(input, LossGradients.zero(input));
    assertEquals(Math.log(1 + mean), value.total(), 1e-6);
    assertArrayEquals(new double[] {0.5}, value.violating());
  }

  @Test
  void aTupletLossFarFromItsMarginNeitherOverflowsNorVanishesInANumberThatIsNone() {
    CategoricalLoss sharp = new CategoricalLoss(CategoricalLoss.Kind.TUPLET, 1e-3);
    NaiveLoss loss = new NaiveLoss(1, Reduction.VIOLATING, sharp, ContinuousLoss.DEFAULT, 0, 0, 0);
    LossInput wrong = line(1, triplets(new int[] {0, 1, 2}), 0, 9, 1);
    LossGradients gradients = LossGradients.zero(wrong);
    assertEquals(9000, loss.fast().add(wrong, gradients).total(), 1e-2);
    assertArrayEquals(new float[] {0, 1000, -1000}, gradients.embeddings(), 1e-2f);
    LossInput right = line(1, triplets(new int[] {0, 1, 2}), 0, 1, 9);
    assertEquals(0, loss.fast().add(right, LossGradients.zero(right)).total(), 1e-9);
  }

  @Test
  void distancesInTheAttributesOwnRatioHaveNoLogRatioLoss() {
    Triplets graded =
        new Triplets(
            new int[] {0, 0},
            new int[] {1, 1},
            new int[] {2, 2},
            new float[] {1, 0}, // of a zero there is no logarithm: left out
            new float[] {3, 1});
    ContinuousLoss ratio = new ContinuousLoss(ContinuousLoss.Kind.LOG_RATIO, 1, 1);
    NaiveLoss loss = new NaiveLoss(9, Reduction.VIOLATING, PAIRWISE, ratio, 0, 0, 0);
    LossInput alike = line(1, graded, 0, 2, 6);
    assertEquals(0, loss.fast().add(alike, LossGradients.zero(alike)).total(), 1e-9);
    LossInput other = line(1, graded, 0, 6, 6);
    double expected = Math.pow(Math.log(9), 2);
    assertEquals(expected, loss.fast().add(other, LossGradients.zero(other)).total(), 1e-5);
  }

  @Test
  void theMaskStretchesDistances() {
    LossInput input = line(2, triplets(new int[] {0, 1, 2}), 0, 3, 1);
    assertEquals(
        2 * 3 - 2 * 1 + 1, BARE.fast().add(input, LossGradients.zero(input)).total(), 1e-6);
  }

  @Test
  void tripletsThatKeepTheMarginPullAtNothing() {
    LossInput input = line(1, triplets(new int[] {0, 1, 2}, new int[] {1, 1, 0}), 0, 1, 5);
    LossGradients gradients = LossGradients.zero(input);
    LossValue value = new NaiveLoss(0.5, true, 0, 0, 0).fast().add(input, gradients);
    assertEquals(0, value.total());
    assertArrayEquals(new double[] {0}, value.triplet());
    assertArrayEquals(new double[] {0}, value.violating());
    assertArrayEquals(new float[3], gradients.embeddings());
    assertArrayEquals(new float[1], gradients.masks()[0]);
  }

  @Test
  void imagesInOnePointHaveAFiniteGradient() {
    // All three coincide: what is lost is the margin, and no direction is better than another.
    LossInput input = line(1, triplets(new int[] {0, 1, 2}), 4, 4, 4);
    LossGradients gradients = LossGradients.zero(input);
    assertEquals(1, BARE.fast().add(input, gradients).total(), 1e-5);
    assertArrayEquals(new float[3], gradients.embeddings());
    // Anchor and positive coincide: only the negative is pushed, to the right.
    LossInput pair = line(1, triplets(new int[] {0, 1, 2}), 4, 4, 4.5f);
    LossGradients ofPair = LossGradients.zero(pair);
    assertEquals(0.5, BARE.fast().add(pair, ofPair).total(), 1e-5);
    assertArrayEquals(new float[] {1, 0, -1}, ofPair.embeddings());
    assertArrayEquals(new float[] {-0.5f}, ofPair.masks()[0]);
  }

  @Test
  void aZeroMaskSeesAllImagesInOnePointAndOverlapsNoOther() {
    Triplets one = triplets(new int[] {0, 1, 2});
    LossInput input =
        new LossInput(
            new float[] {1, 2, 3, 4, 5, 6}, new float[][] {{0, 0}, {1, 2}}, List.of(one, NONE), 1);
    LossGradients gradients = LossGradients.zero(input);
    LossValue value = new NaiveLoss(1, true, 0, 0, 10).fast().add(input, gradients);
    NaiveLoss.orthogonal(1, 10).fast().add(input, gradients);
    assertEquals(0, value.penalties().get(Penalty.MASK_OVERLAP));
    assertEquals(0, value.penalties().get(Penalty.MASK_ORTHOGONALITY));
    assertEquals(1, value.total(), 1e-5);
    assertArrayEquals(new float[6], gradients.embeddings());
    assertArrayEquals(new float[2][2], gradients.masks());
  }

  @Test
  void masksOfOneDirectionOverlapEntirelyAndDisjointOnesNotAtAll() {
    LossInput input =
        new LossInput(
            new float[3],
            new float[][] {{1, 2, 0}, {2, 4, 0}, {0, 0, 7}},
            List.of(NONE, NONE, NONE),
            1);
    LossValue value = BARE.fast().add(input, LossGradients.zero(input));
    assertEquals(1 / 3.0, value.penalties().get(Penalty.MASK_OVERLAP), 1e-12);
    assertEquals(1 / 3.0, value.penalties().get(Penalty.MASK_ORTHOGONALITY), 1e-12);
  }

  @Test
  void orthogonalityIsTheMeanSquaredCosine() {
    LossInput input =
        new LossInput(
            new float[2], new float[][] {{3, 4}, {5, 0}, {0, 0.1f}}, List.of(NONE, NONE, NONE), 1);
    LossGradients gradients = LossGradients.zero(input);
    LossValue value = NaiveLoss.orthogonal(1, 3).fast().add(input, gradients);
    // Cosines 0.6, 0.8 and 0: their squares add up to one.
    assertEquals(1 / 3.0, value.penalties().get(Penalty.MASK_ORTHOGONALITY), 1e-7);
    assertEquals((0.6 + 0.8) / 3, value.penalties().get(Penalty.MASK_OVERLAP), 1e-7);
    assertEquals(1, value.total(), 1e-6);
    // The second mask: 2 * 0.6 times the slope of its cosine, (q - cosine p) / |p| = (0, 0.8) / 5.
    assertArrayEquals(new float[] {0, 2 * 0.6f * 0.8f / 5}, gradients.masks()[1], 1e-6f);
  }

  @Test
  void networksSideBySideLoseWhatEachWouldLoseAlone() {
    NaiveLoss loss = new NaiveLoss(0.7, true, 0.3, 0, 0);
    LossCase given = LossCase.draw(loss, 12, 6, 40, 30, 0);
    float[][] blocks = {{1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 0, 0, 1, 1}};
    LossInput together = new LossInput(given.input().embeddings(), blocks, given.triplets(), 3);
    LossGradients gradients = LossGradients.zero(together);
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      float[] own = columns(together.embeddings(), 6, 2 * c, 2);
      LossInput alone =
          new LossInput(own, new float[][] {{1, 1}}, List.of(given.triplets().get(c)), 1);
      LossGradients ofAlone = LossGradients.zero(alone);
      sum += loss.fast().add(alone, ofAlone).total();
      if (c == 0) {
        loss.fast().add(together, gradients);
      }
      assertArrayEquals(ofAlone.embeddings(), columns(gradients.embeddings(), 6, 2 * c, 2), 1e-7f);
    }
    // The third, which nothing is asked of, pays nothing and is not pulled at.
    assertArrayEquals(new float[24], columns(gradients.embeddings(), 6, 4, 2));
    assertEquals(sum, loss.fast().add(together, LossGradients.zero(together)).total(), 1e-6);
  }

  /** Some of the dimensions of each row. */
  private static float[] columns(float[] rows, int dimensions, int from, int width) {
    float[] columns = new float[rows.length / dimensions * width];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = rows[i / width * dimensions + from + i % width];
    }
    return columns;
  }

  @Test
  void oneConditionOverlapsNothing() {
    LossInput input = line(1, triplets(new int[] {0, 1, 2}), 0, 3, 1);
    LossValue value = new NaiveLoss(1, true, 0, 0, 1).fast().add(input, LossGradients.zero(input));
    assertEquals(0, value.penalties().get(Penalty.MASK_OVERLAP));
    assertEquals(0, value.penalties().get(Penalty.MASK_ORTHOGONALITY));
  }

  @Test
  void eachMaskCountsAsOftenAsItIsAskedForInTheMaskNorm() {
    Triplets three = triplets(new int[] {0, 1, 2}, new int[] {0, 1, 2}, new int[] {0, 1, 2});
    Triplets one = triplets(new int[] {2, 1, 0});
    LossInput input =
        new LossInput(
            new float[6], new float[][] {{1, 3}, {8, 0}, {50, 50}}, List.of(three, one, NONE), 1);
    LossGradients gradients = LossGradients.zero(input);
    LossValue value = new NaiveLoss(1, true, 0, 2, 0).fast().add(input, gradients);
    assertEquals((3 * 4 + 8) / 4.0, value.penalties().get(Penalty.MASK_NORM));
    assertArrayEquals(new float[][] {{1.5f, 1.5f}, {0.5f, 0}, {0, 0}}, gradients.masks());
  }

  @Test
  void withoutAnyTripletOnlyThePenaltiesRemain() {
    LossInput input =
        new LossInput(new float[] {3, 4}, new float[][] {{1, 1}, {1, 0}}, List.of(NONE, NONE), 1);
    LossValue value =
        new NaiveLoss(1, true, 0.5, 9, 0).fast().add(input, LossGradients.zero(input));
    assertEquals(0, value.penalties().get(Penalty.MASK_NORM));
    assertEquals(5, value.penalties().get(Penalty.EMBEDDING_NORM));
    assertEquals(2.5, value.total());
  }

  @Test
  void gradientsAreAddedToWhatIsThere() {
    LossInput input = line(1, triplets(new int[] {0, 1, 2}), 0, 3, 1);
    LossGradients twice = LossGradients.zero(input);
    BARE.fast().add(input, twice);
    BARE.fast().add(input, twice);
    assertArrayEquals(new float[] {0, 2, -2}, twice.embeddings());
    assertArrayEquals(new float[] {4}, twice.masks()[0]);
  }

  @Test
  void aDivergedNetworkHasNoFiniteLossWhateverTheWeights() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      LossInput embedding = line(1, triplets(new int[] {0, 1, 2}), 0, wrong, 1);
      LossInput mask = line(wrong, triplets(new int[] {0, 1, 2}), 0, 2, 1);
      for (LossInput input : List.of(embedding, mask)) {
        double total = BARE.fast().add(input, LossGradients.zero(input)).total();
        assertFalse(Double.isFinite(total), wrong + ": " + total);
      }
    }
  }

  @Test
  void distancesThatLeaveFloat32MakeNoFiniteLoss() {
    // Both are infinite: their difference is no number, and no triplet that keeps the margin.
    LossInput input = line(1, triplets(new int[] {0, 1, 2}), 0, 1e30f, -1e30f);
    double total = BARE.fast().add(input, LossGradients.zero(input)).total();
    assertTrue(Double.isNaN(total), "loss " + total);
  }

  @Test
  void inputsThatDoNotFitTogetherAreRefused() {
    float[][] mask = {{1, 1}};
    assertThrows(
        IllegalArgumentException.class, () -> new LossInput(new float[3], mask, List.of(NONE), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LossInput(new float[4], mask, List.of(NONE, NONE), 1));
  }
}
