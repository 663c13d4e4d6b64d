package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Compared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The images of given triplets, a triplet of each condition in turn: images drawn without regard to
 * them would hardly ever hold a whole one. Attributes that have values take one turn together, of
 * any three images.
 */
final class GivenDraw implements RowDraw {
  /** Triplets looked at per image, before the rest of a batch is any images. */
  private static final int ATTEMPTS = 20;

  private final List<Triplets> turns = new ArrayList<>();
  private final int[] rows;
  private final int count;

  /**
   * Prepares draws among rows.
   *
   * @param attributes of which one or more are known by comparisons
   * @param count at most as many as there are rows
   */
  GivenDraw(List<Attribute> attributes, int[] rows, int count) {
    this.rows = rows;
    this.count = count;
    for (Attribute attribute : attributes) {
      if (attribute instanceof Compared compared) {
        turns.add(GivenTriplets.among(compared, rows));
      }
    }
    if (turns.size() < attributes.size()) {
      turns.add(new TripletList(0).toTriplets());
    }
  }

  /** Whether images must be drawn by the triplets that are given. */
  static boolean suits(List<Attribute> attributes) {
    return attributes.stream().anyMatch(Compared.class::isInstance);
  }

  @Override
  public int[] draw(long step, SplittableRandom random) {
    Set<Integer> drawn = new LinkedHashSet<>(2 * count);
    for (int turn = 0; turn < ATTEMPTS * count && drawn.size() < count; turn++) {
      Triplets triplets = turns.get(turn % turns.size());
      List<Integer> three = triplets.size() == 0 ? any(random) : one(triplets, random);
      int more = 0;
      for (int row : three) {
        more += drawn.contains(row) ? 0 : 1;
      }
      if (drawn.size() + more <= count) {
        drawn.addAll(three);
      }
    }
    while (drawn.size() < count) {
      drawn.add(rows[random.nextInt(rows.length)]);
    }
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> one(Triplets triplets, SplittableRandom random) {
    int t = random.nextInt(triplets.size());
    return List.of(
        rows[triplets.anchors()[t]], rows[triplets.positives()[t]], rows[triplets.negatives()[t]]);
  }

  private List<Integer> any(SplittableRandom random) {
    return List.of(
        rows[random.nextInt(rows.length)],
        rows[random.nextInt(rows.length)],
        rows[random.nextInt(rows.length)]);
  }
}
