package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Equally many images of each class of one attribute, as far as classes have them and the batch
 * divides; the categorical attributes take turns. A batch that has no room for two images of each
 * class holds some of the classes, in each step others: it always has pairs, and what they are
 * unlike. Only where all whose class is known do not fill the batch, the rest is drawn among the
 * others.
 */
final class BalancedDraw implements RowDraw {
  private final List<Classes> classesByAttribute = new ArrayList<>();
  private final int[] rows;
  private final int count;

  /**
   * Where items are among the rows.
   *
   * @param classes those of each class
   * @param rest those of no known class
   */
  private record Classes(List<int[]> classes, int[] rest) {
    static Classes of(Categorical attribute, int[] rows) {
      return new Classes(
          CategoricalTriplets.classes(attribute, rows),
          IntStream.range(0, rows.length).filter(i -> !attribute.known(rows[i])).toArray());
    }
  }

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
        classesByAttribute.add(Classes.of(categorical, rows));
      }
    }
    if (classesByAttribute.isEmpty()) {
      throw new ConfigurationException(
          "training.sampling: balanced needs a categorical attribute, the dataset has none");
    }
  }

  @Override
  public int[] draw(long step, SplittableRandom random) {
    Classes of = classesByAttribute.get((int) (step % classesByAttribute.size()));
    int rest = Math.max(0, count - (rows.length - of.rest.length));
    int[] shares = shares(of.classes, count - rest, random);
    int[] drawn = new int[count];
    int size = 0;
    for (int c = 0; c < shares.length; c++) {
      for (int position : RowDraw.distinct(of.classes.get(c), shares[c], random)) {
        drawn[size++] = rows[position];
      }
    }
    for (int position : RowDraw.distinct(of.rest, rest, random)) {
      drawn[size++] = rows[position];
    }
    return drawn;
  }

  /**
   * How many images of each class, in random order: two each as far as the batch goes, then one
   * more each in turn until all are dealt.
   */
  private static int[] shares(List<int[]> classes, int count, SplittableRandom random) {
    int[] order = new int[classes.size()];
    for (int c = 0; c < order.length; c++) {
      int other = random.nextInt(c + 1);
      order[c] = order[other];
      order[other] = c;
    }
    bringPairForward(order, classes);
    int[] shares = new int[classes.size()];
    int dealt = 0;
    for (int each = 2; dealt < count; each++) {
      for (int c : order) {
        int more = Math.min(Math.min(each, classes.get(c).length) - shares[c], count - dealt);
        shares[c] += more;
        dealt += more;
      }
    }
    return shares;
  }

  /** Where most classes have one item, a batch of the first few might be without any pair. */
  private static void bringPairForward(int[] order, List<int[]> classes) {
    for (int i = 0; i < order.length; i++) {
      if (classes.get(order[i]).length >= 2) {
        int pair = order[i];
        order[i] = order[0];
        order[0] = pair;
        return;
      }
    }
  }
}
