package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class LinearProbesTest {
  private static final int ITEMS = 203; // not a multiple of five
  private static final Categorical KIND = Fixtures.classes("kind", 4, ITEMS);
  private static final Continuous PLACE = Fixtures.points("place", 3, ITEMS);
  private static final List<Attribute> BOTH = List.of(KIND, PLACE);

  private static Map<String, Map<String, Probe>> probes(
      List<Attribute> attributes, Embeddings embeddings, float[][] masks) {
    List<String> names = attributes.stream().map(Attribute::name).toList();
    Gallery gallery = new Gallery(Fixtures.items(attributes), embeddings, new Masks(names, masks));
    return LinearProbes.of(gallery, gallery.masks().effective(embeddings));
  }

  private static Probe.OfClasses classes(Probe probe) {
    return assertInstanceOf(Probe.OfClasses.class, probe);
  }

  private static Probe.OfPoints points(Probe probe) {
    return assertInstanceOf(Probe.OfPoints.class, probe);
  }

  @Test
  void aPerfectEmbeddingTellsItsOwnAttributeAndNotTheOther() {
    var probes = probes(BOTH, Fixtures.perfect(BOTH), Fixtures.disjoint(BOTH));
    assertEquals(1, classes(probes.get("kind").get("kind")).accuracy());
    assertEquals(1, points(probes.get("place").get("place")).r2(), 1e-5);
    Probe.OfClasses kind = classes(probes.get("place").get("kind"));
    assertEquals(kind.chance(), kind.accuracy(), 0.12);
    assertEquals(0, points(probes.get("kind").get("place")).r2(), 0.1);
    assertEquals(0, points(probes.get("kind").get("place")).chance());
  }

  @Test
  void chanceIsTheShareOfTheLargestClass() {
    Categorical uneven =
        new Categorical("kind", List.of("a", "b"), new int[] {0, 1, 1, 0, 1, 1, 1, 1});
    var probes = probes(List.of(uneven), Fixtures.random(8, 2), new float[][] {{1, 1}});
    assertEquals(0.75, classes(probes.get("kind").get("kind")).chance(), 1e-12);
  }

  @Test
  void aRandomEmbeddingTellsNothing() {
    float[][] masks = {Fixtures.ones(4), Fixtures.ones(4)};
    var probes = probes(BOTH, Fixtures.random(ITEMS, 4), masks);
    Probe.OfClasses kind = classes(probes.get("kind").get("kind"));
    assertEquals(kind.chance(), kind.accuracy(), 0.12);
    double r2 = points(probes.get("kind").get("place")).r2();
    assertTrue(r2 > -0.15 && r2 < 0.05, "r2 " + r2);
  }

  @Test
  void whatAMaskWeighsLittleIsReadAsWell() {
    // Of one attribute all dimensions count, though of other sizes: a linear model undoes those.
    float[][] flat = Fixtures.disjoint(BOTH);
    float[][] uneven = Fixtures.disjoint(BOTH);
    for (int d = 0; d < uneven[0].length; d++) {
      uneven[0][d] *= 1 + d;
      uneven[1][d] *= 1 + d % 3;
    }
    Embeddings perfect = Fixtures.perfect(BOTH);
    assertEquals(probes(BOTH, perfect, flat), probes(BOTH, perfect, uneven));
  }

  @Test
  void aDeadMaskReadsNoMoreThanChance() {
    // The kind's dimensions spread far less than the place's, and would not count unweighed.
    float[][] masks = {new float[7], {100, 100, 100, 100, 1, 1, 1}};
    var probes = probes(BOTH, Fixtures.perfect(BOTH), masks);
    Probe.OfClasses kind = classes(probes.get("kind").get("kind"));
    assertTrue(kind.accuracy() <= kind.chance(), kind.toString());
    assertEquals(0, points(probes.get("kind").get("place")).r2());
    assertEquals(1, classes(probes.get("place").get("kind")).accuracy());
  }

  @Test
  void dimensionsThatRepeatEachOtherAreNoTrouble() {
    float[] twice = new float[ITEMS * 2];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = PLACE.component(i / 2, 0);
    }
    Continuous line = new Continuous("line", List.of("x"), firstOf(PLACE));
    var probes = probes(List.of(line), new Embeddings(twice, 2), new float[][] {{1, 1}});
    assertEquals(1, points(probes.get("line").get("line")).r2(), 1e-5);
  }

  private static float[] firstOf(Continuous attribute) {
    float[] values = new float[attribute.items()];
    for (int i = 0; i < values.length; i++) {
      values[i] = attribute.component(i, 0);
    }
    return values;
  }

  @Test
  void itemsInOnePointHaveNothingToExplain() {
    Continuous point = new Continuous("point", List.of("x"), new float[ITEMS]);
    var probes = probes(List.of(point), Fixtures.random(ITEMS, 2), new float[][] {{1, 1}});
    assertEquals(new Probe.OfPoints(0, 0), probes.get("point").get("point"));
  }

  @Test
  void fewerItemsThanFoldsAreEachJudgedByTheOthers() {
    Continuous line = new Continuous("line", List.of("x"), new float[] {1, 2, 3});
    var probes =
        probes(List.of(line), new Embeddings(new float[] {1, 2, 3}, 1), new float[][] {{1}});
    assertTrue(points(probes.get("line").get("line")).r2() > 0.99, probes.toString());
  }

  /** Every fold's model from scratch: standardized columns, normal equations, an inverse. */
  @Test
  void equalsRidgeRegressionDoneTheLongWay() {
    int dimensions = 5;
    Embeddings embeddings = related();
    // The condition's dimensions are 0, 2 and 3.
    float[][] masks = {{1, 0, 2, 1, 0}, Fixtures.ones(dimensions)};
    var probes = probes(BOTH, embeddings, masks);
    int[] subspace = {0, 2, 3};
    int[] order = new Seed(2017).of("probe folds").permutation(ITEMS);
    int right = 0;
    double error = 0;
    double total = 0;
    for (int fold = 0; fold < 5; fold++) {
      int from = ITEMS * fold / 5;
      int to = ITEMS * (fold + 1) / 5;
      int[] train =
          IntStream.range(0, ITEMS).filter(i -> i < from || i >= to).map(i -> order[i]).toArray();
      for (int i = from; i < to; i++) {
        double[] kinds = predict(embeddings, subspace, train, order[i], oneHot());
        right += largest(kinds) == KIND.code(order[i]) ? 1 : 0;
        double[] place = predict(embeddings, subspace, train, order[i], places());
        double[] mean = means(train, places());
        for (int k = 0; k < 3; k++) {
          double value = PLACE.component(order[i], k);
          error += (value - place[k]) * (value - place[k]);
          total += (value - mean[k]) * (value - mean[k]);
        }
      }
    }
    assertEquals((double) right / ITEMS, classes(probes.get("kind").get("kind")).accuracy());
    assertEquals(1 - error / total, points(probes.get("kind").get("place")).r2(), 1e-6);
    assertTrue(error / total < 0.9, "there is something to tell");
  }

  /** Noise with something of both attributes in it. */
  private static Embeddings related() {
    float[] values = Fixtures.random(ITEMS, 5).rowMajor();
    for (int i = 0; i < ITEMS; i++) {
      values[i * 5] += KIND.code(i) * 0.3f;
      values[i * 5 + 2] += PLACE.component(i, 1) * 0.01f;
      values[i * 5 + 3] += values[i * 5];
    }
    return new Embeddings(values, 5);
  }

  private static double[][] oneHot() {
    double[][] columns = new double[ITEMS][4];
    for (int i = 0; i < ITEMS; i++) {
      columns[i][KIND.code(i)] = 1;
    }
    return columns;
  }

  private static double[][] places() {
    double[][] columns = new double[ITEMS][3];
    for (int i = 0; i < ITEMS; i++) {
      for (int k = 0; k < 3; k++) {
        columns[i][k] = PLACE.component(i, k);
      }
    }
    return columns;
  }

  private static double[] means(int[] rows, double[][] y) {
    double[] means = new double[y[0].length];
    for (int row : rows) {
      for (int t = 0; t < means.length; t++) {
        means[t] += y[row][t] / rows.length;
      }
    }
    return means;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int t = 1; t < values.length; t++) {
      best = values[t] > values[best] ? t : best;
    }
    return best;
  }

  private static double[] predict(
      Embeddings embeddings, int[] subspace, int[] train, int item, double[][] y) {
    int k = subspace.length;
    double[] mean = new double[k];
    double[] deviation = new double[k];
    for (int j = 0; j < k; j++) {
      for (int row : train) {
        mean[j] += embeddings.value(row, subspace[j]) / (double) train.length;
      }
      double squares = 0;
      for (int row : train) {
        squares += Math.pow(embeddings.value(row, subspace[j]) - mean[j], 2) / train.length;
      }
      deviation[j] = Math.sqrt(squares);
    }
    RealMatrix x = new Array2DRowRealMatrix(train.length, k);
    RealMatrix targets = new Array2DRowRealMatrix(train.length, y[0].length);
    double[] yMean = means(train, y);
    for (int i = 0; i < train.length; i++) {
      for (int j = 0; j < k; j++) {
        x.setEntry(i, j, (embeddings.value(train[i], subspace[j]) - mean[j]) / deviation[j]);
      }
      for (int t = 0; t < yMean.length; t++) {
        targets.setEntry(i, t, y[train[i]][t] - yMean[t]);
      }
    }
    RealMatrix normal =
        x.transpose()
            .multiply(x)
            .add(MatrixUtils.createRealIdentityMatrix(k).scalarMultiply(1e-3 * train.length));
    RealMatrix weights =
        new LUDecomposition(normal)
            .getSolver()
            .getInverse()
            .multiply(x.transpose())
            .multiply(targets);
    double[] predicted = yMean;
    for (int j = 0; j < k; j++) {
      double z = (embeddings.value(item, subspace[j]) - mean[j]) / deviation[j];
      for (int t = 0; t < predicted.length; t++) {
        predicted[t] += z * weights.getEntry(j, t);
      }
    }
    return predicted;
  }
}
