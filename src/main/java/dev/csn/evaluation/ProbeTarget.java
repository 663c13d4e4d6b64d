package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;

/**
 * An attribute as columns of numbers for a linear model: a 0/1 column per class, or a column per
 * component, scaled as for distances. All its items have known values.
 */
sealed interface ProbeTarget {
  /**
   * The columns of an attribute.
   *
   * @param order the order in which a probe takes the items
   */
  static ProbeTarget of(Attribute attribute, int[] order) {
    return attribute instanceof Categorical categorical
        ? new Classes(categorical.select(order))
        : new Points(((DistanceAttribute) attribute).select(order));
  }

  /** The number T of columns. */
  int columns();

  /** Adds to every element of {@code into}, [T], the sum over items of x times the column. */
  void addProducts(float[] x, int from, int to, double[] into);

  /** A new score, without predictions. */
  Score score();

  /** Collects predictions, then scores them. */
  interface Score {
    /**
     * Adds one prediction.
     *
     * @param predicted [T]
     * @param mean the prediction without the embedding, [T]
     */
    void accept(int item, double[] predicted, double[] mean);

    Probe result();
  }

  /** One column for each class. */
  record Classes(Categorical attribute) implements ProbeTarget {
    @Override
    public int columns() {
      return attribute.classes().size();
    }

    @Override
    public void addProducts(float[] x, int from, int to, double[] into) {
      for (int i = from; i < to; i++) {
        into[attribute.code(i)] += x[i];
      }
    }

    @Override
    public Score score() {
      return new Score() {
        private int right;

        @Override
        public void accept(int item, double[] predicted, double[] mean) {
          int best = 0;
          for (int t = 1; t < predicted.length; t++) {
            if (predicted[t] > predicted[best]) {
              best = t;
            }
          }
          right += best == attribute.code(item) ? 1 : 0;
        }

        @Override
        public Probe result() {
          return new Probe.OfClasses((double) right / attribute.items(), largestShare());
        }
      };
    }

    private double largestShare() {
      int[] sizes = new int[columns()];
      int largest = 0;
      for (int i = 0; i < attribute.items(); i++) {
        sizes[attribute.code(i)]++;
        largest = Math.max(largest, sizes[attribute.code(i)]);
      }
      return (double) largest / attribute.items();
    }
  }

  /** One column for each component. */
  record Points(DistanceAttribute attribute) implements ProbeTarget {
    private double scaled(int item, int k) {
      return attribute.component(item, k) * attribute.factor(k);
    }

    @Override
    public int columns() {
      return attribute.components().size();
    }

    @Override
    public void addProducts(float[] x, int from, int to, double[] into) {
      for (int t = 0; t < into.length; t++) {
        double sum = 0;
        for (int i = from; i < to; i++) {
          sum += (double) x[i] * scaled(i, t);
        }
        into[t] += sum;
      }
    }

    @Override
    public Score score() {
      return new Score() {
        private double error;
        private double total;

        @Override
        public void accept(int item, double[] predicted, double[] mean) {
          for (int t = 0; t < predicted.length; t++) {
            double value = scaled(item, t);
            error += (value - predicted[t]) * (value - predicted[t]);
            total += (value - mean[t]) * (value - mean[t]);
          }
        }

        @Override
        public Probe result() {
          return new Probe.OfPoints(total == 0 ? 0 : 1 - error / total, 0);
        }
      };
    }
  }
}
