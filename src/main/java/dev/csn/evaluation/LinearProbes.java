package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Linear probes: how well a condition's dimensions predict every attribute, by five-fold
 * cross-validation over the items. A probe uses the dimensions that count in the condition's
 * effective mask. They are standardized, since a linear model undoes the mask's scale anyway. The
 * model is ridge regression. For classes it fits each class's indicator and predicts the class with
 * the largest value (a least-squares classifier). Without any dimension it predicts the mean of the
 * training folds. A probe uses the items with known values of the attribute; an attribute without
 * values has no probe.
 */
final class LinearProbes {
  private static final int FOLDS = 5;

  /** Fixed, so that a model's figures depend on the model alone. */
  private static final Seed SEED = new Seed(2017).of("probe folds");

  /** The standardized dimensions, [D][items]; null for dimensions that no condition uses. */
  private final float[] @Nullable [] columns;

  private final int[][] subspaces;
  private final List<ProbeTarget> targets = new ArrayList<>();

  /** The first item of each fold, then the end of the last fold. */
  private final int[] bounds;

  private LinearProbes(Embeddings embeddings, List<Attribute> attributes, double[][] effective) {
    int items = embeddings.size();
    int[] order = SEED.permutation(items);
    for (Attribute attribute : attributes) {
      targets.add(ProbeTarget.of(attribute, order));
    }
    int folds = Math.min(FOLDS, items);
    bounds = IntStream.rangeClosed(0, folds).map(f -> (int) ((long) items * f / folds)).toArray();
    subspaces = new int[effective.length][];
    for (int c = 0; c < effective.length; c++) {
      subspaces[c] = MaskStatistics.countedIn(new double[][] {effective[c]}, 1, 1);
    }
    columns = new float[effective[0].length][];
    for (int d : MaskStatistics.countedIn(effective, 1, effective.length)) {
      columns[d] = standardized(embeddings, d, order);
    }
  }

  /**
   * Probes every condition's dimensions for every attribute.
   *
   * @param gallery every attribute must be known for two or more items
   * @param effective the masks of its conditions, [C, D]
   * @return by condition, then by attribute
   */
  static Map<String, Map<String, Probe>> of(Gallery gallery, double[][] effective) {
    List<Attribute> attributes =
        gallery.items().attributes().stream()
            .filter(a -> !(a instanceof TripletAttribute))
            .toList();
    List<String> conditions = gallery.masks().conditions();
    List<Map<String, Probe>> probes = new ArrayList<>();
    conditions.forEach(condition -> probes.add(new HashMap<>()));
    for (AttributeGroup known : AttributeGroup.groups(attributes)) {
      Embeddings embeddings = known.of(gallery.embeddings());
      List<List<Probe>> results =
          new LinearProbes(embeddings, known.attributes(), effective).results();
      for (int c = 0; c < results.size(); c++) {
        for (int t = 0; t < known.attributes().size(); t++) {
          probes.get(c).put(known.attributes().get(t).name(), results.get(c).get(t));
        }
      }
    }
    Map<String, Map<String, Probe>> named = new LinkedHashMap<>();
    for (int c = 0; c < conditions.size(); c++) {
      Map<String, Probe> inOrder = new LinkedHashMap<>();
      for (Attribute attribute : attributes) {
        inOrder.put(attribute.name(), Objects.requireNonNull(probes.get(c).get(attribute.name())));
      }
      named.put(conditions.get(c), inOrder);
    }
    return named;
  }

  /** A dimension at mean 0 and variance 1; all 0 if it is constant over these items. */
  private static float[] standardized(Embeddings embeddings, int d, int[] order) {
    double mean = 0;
    for (int row = 0; row < order.length; row++) {
      mean += embeddings.value(row, d);
    }
    mean /= order.length;
    double squares = 0;
    for (int row = 0; row < order.length; row++) {
      squares += (embeddings.value(row, d) - mean) * (embeddings.value(row, d) - mean);
    }
    double deviation = Math.sqrt(squares / order.length);
    float[] column = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      double centered = embeddings.value(order[i], d) - mean;
      column[i] = deviation == 0 ? 0 : (float) (centered / deviation);
    }
    return column;
  }

  private List<List<Probe>> results() {
    List<ProbeMoments> folds = folds();
    List<List<ProbeTarget.Score>> scores = new ArrayList<>();
    for (int c = 0; c < subspaces.length; c++) {
      scores.add(targets.stream().map(ProbeTarget::score).toList());
    }
    for (int f = 0; f < folds.size(); f++) {
      ProbeMoments fitted = ProbeMoments.sumWithout(f, folds);
      for (int c = 0; c < subspaces.length; c++) {
        score(fitted, f, subspaces[c], scores.get(c));
      }
    }
    return scores.stream()
        .map(ofCondition -> ofCondition.stream().map(ProbeTarget.Score::result).toList())
        .toList();
  }

  private float[] column(int d) {
    return Objects.requireNonNull(columns[d]);
  }

  private List<ProbeMoments> folds() {
    boolean[][] together = new boolean[columns.length][columns.length];
    for (int[] subspace : subspaces) {
      for (int d : subspace) {
        for (int e : subspace) {
          together[d][e] = true;
        }
      }
    }
    List<ProbeMoments> folds = new ArrayList<>();
    for (int f = 0; f + 1 < bounds.length; f++) {
      folds.add(ProbeMoments.of(columns, together, targets, bounds[f], bounds[f + 1]));
    }
    return folds;
  }

  /** Scores predictions for the items of a fold by models that were fitted to the others. */
  private void score(
      ProbeMoments fitted, int fold, int[] subspace, List<ProbeTarget.Score> scores) {
    RidgeFit fit = subspace.length == 0 ? null : new RidgeFit(fitted, subspace);
    for (int t = 0; t < targets.size(); t++) {
      double[] mean = fitted.meanOf(t);
      double[][] weights = fit == null ? new double[0][] : fit.weights(t);
      double[] predicted = new double[mean.length];
      for (int item = bounds[fold]; item < bounds[fold + 1]; item++) {
        System.arraycopy(mean, 0, predicted, 0, mean.length);
        for (int i = 0; i < subspace.length; i++) {
          double x = column(subspace[i])[item] - fitted.mean(subspace[i]);
          for (int column = 0; column < predicted.length; column++) {
            predicted[column] += x * weights[i][column];
          }
        }
        scores.get(t).accept(item, predicted, mean);
      }
    }
  }
}
