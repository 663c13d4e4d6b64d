package dev.csn.triplet;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Equally many images of each class of one attribute, as far as classes have them and the batch
 * divides; the categorical attributes take turns.
 */
final class BalancedDraw implements RowDraw {
  private final List<List<int[]>> classesByAttribute = new ArrayList<>();
  private final int[] rows;
  private final int count;

  /**
   * Prepares draws among rows.
   *
   * @param count at most as many as there are rows
   * @throws ConfigurationException if no attribute has classes
   */
  BalancedDraw(List<Attribute> attributes, int[] rows, int count) {
    this.rows = rows;
    this.count = count;
    for (Attribute attribute : attributes) {
      if (attribute instanceof Categorical categorical) {
        classesByAttribute.add(CategoricalTriplets.classes(categorical, rows));
      }
    }
    if (classesByAttribute.isEmpty()) {
      throw new ConfigurationException(
          "training.sampling: balanced needs a categorical attribute, the dataset has none");
    }
  }

  @Override
  public int[] draw(long step, SplittableRandom random) {
    List<int[]> classes = classesByAttribute.get((int) (step % classesByAttribute.size()));
    int[] shares = shares(classes, random);
    int[] drawn = new int[count];
    int size = 0;
    for (int c = 0; c < shares.length; c++) {
      for (int position : RowDraw.distinct(classes.get(c), shares[c], random)) {
        drawn[size++] = rows[position];
      }
    }
    return drawn;
  }

  /** How many images of each class: one more each in turn, in random order, until all are dealt. */
  private int[] shares(List<int[]> classes, SplittableRandom random) {
    int[] order = new int[classes.size()];
    for (int c = 0; c < order.length; c++) {
      int other = random.nextInt(c + 1);
      order[c] = order[other];
      order[other] = c;
    }
    int[] shares = new int[classes.size()];
    for (int dealt = 0; dealt < count; ) {
      for (int c : order) {
        if (dealt < count && shares[c] < classes.get(c).length) {
          shares[c]++;
          dealt++;
        }
      }
    }
    return shares;
  }
}
