package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Balanced sampling: the same number of images from each class of one attribute, as far as the
 * classes are large enough. The categorical attributes take turns. If a batch is too small for two
 * images of each class, it holds a changing selection of classes, so that it always has positives
 * and negatives. Images without a known class are drawn only if all others do not fill the batch.
 */
final class BalancedDraw implements SharedSampler.ImageDraw {
  private final List<Classes> classesByAttribute = new ArrayList<>();
  private final int[] rows;
  private final int count;

  /**
   * Positions among the rows.
   *
   * @param classes the positions of each class
   * @param rest the positions without a known class
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
      for (int position : DistinctDraw.of(of.classes.get(c), shares[c], random)) {
        drawn[size++] = rows[position];
      }
    }
    for (int position : DistinctDraw.of(of.rest, rest, random)) {
      drawn[size++] = rows[position];
    }
    return drawn;
  }

  /**
   * Distributes a batch among the classes, in random order: two images to each class while they
   * last, then one more to each class in turn.
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

  /**
   * Moves a class with two items forward. Most classes may have one item, so that the first few
   * might give no positive.
   */
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
