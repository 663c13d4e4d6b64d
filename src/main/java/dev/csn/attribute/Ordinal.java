package dev.csn.attribute;

import java.util.List;

/**
 * An attribute with one of a few ranked levels per item: the smaller the difference of two ranks,
 * the more similar.
 */
public final class Ordinal extends LabeledAttribute implements DistanceAttribute {
  private static final long serialVersionUID = 1;

  private static final List<String> RANK = List.of("rank");

  private final double typicalDistance;

  /**
   * Creates an attribute from level codes.
   *
   * @param levels the labels from the lowest to the highest
   * @param codes per item, the index of its level, or {@link #MISSING}
   */
  public Ordinal(String name, List<String> levels, int[] codes) {
    super(AttributeSchema.ordinal(name, levels), codes);
    float[] ranks = new float[codes.length];
    for (int item = 0; item < codes.length; item++) {
      ranks[item] = component(item, 0);
    }
    this.typicalDistance = DistanceAttribute.rootMeanSquareDistance(ranks, new double[] {1});
  }

  /**
   * Creates an attribute from ranks.
   *
   * @param ranks per item, the index of its level, or NaN if it is unknown
   */
  public static Ordinal ofRanks(String name, List<String> levels, float[] ranks) {
    int[] codes = new int[ranks.length];
    for (int item = 0; item < ranks.length; item++) {
      float rank = ranks[item];
      boolean level = rank >= 0 && rank < levels.size() && rank == Math.rint(rank);
      if (!level && !Float.isNaN(rank)) {
        throw new IllegalArgumentException(name + ": rank " + rank + " of " + levels.size());
      }
      codes[item] = level ? (int) rank : MISSING;
    }
    return new Ordinal(name, levels, codes);
  }

  @Override
  public List<String> components() {
    return RANK;
  }

  @Override
  public float component(int item, int k) {
    int code = code(item);
    return code == MISSING ? Float.NaN : code;
  }

  @Override
  public double factor(int k) {
    return 1;
  }

  @Override
  public double squaredDistance(int i, int j) {
    double difference = (double) component(i, 0) - component(j, 0);
    return difference * difference;
  }

  @Override
  public double typicalDistance() {
    return typicalDistance;
  }

  @Override
  public Ordinal select(int[] rows) {
    return new Ordinal(name(), classes(), codes(rows));
  }
}
