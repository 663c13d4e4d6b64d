package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.TripletAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The triplets that a dataset gives. If there are more than needed, some are drawn. */
final class GivenTriplets implements TripletSource {
  private final Triplets given;

  /** Triplets whose three items are all among {@code rows}. */
  GivenTriplets(TripletAttribute attribute, int[] rows) {
    this.given = among(attribute, rows);
  }

  /**
   * All triplets whose three items are among the rows.
   *
   * @return positions among the rows
   */
  static Triplets among(TripletAttribute attribute, int[] rows) {
    int[] positions = new int[attribute.items()];
    Arrays.fill(positions, -1);
    int most = 0;
    for (int i = 0; i < rows.length; i++) {
      positions[rows[i]] = i;
      most += attribute.firstOf(rows[i] + 1) - attribute.firstOf(rows[i]);
    }
    Triplets.Builder triplets = new Triplets.Builder(most);
    for (int row : rows) {
      for (int t = attribute.firstOf(row); t < attribute.firstOf(row + 1); t++) {
        int positive = positions[attribute.positive(t)];
        int negative = positions[attribute.negative(t)];
        if (positive >= 0 && negative >= 0) {
          triplets.add(positions[row], positive, negative);
        }
      }
    }
    return triplets.build();
  }

  /** Whether the dataset gives triplets of any attribute. */
  static boolean areAmong(List<Attribute> attributes) {
    return attributes.stream().anyMatch(TripletAttribute.class::isInstance);
  }

  /** Draws {@code count} triplets uniformly, or takes each once if there are no more. */
  @Override
  public Triplets draw(int count, SplittableRandom random) {
    if (given.size() <= count) {
      return given;
    }
    Triplets.Builder drawn = new Triplets.Builder(count);
    for (int i = 0; i < count; i++) {
      drawn.add(given, random.nextInt(given.size()));
    }
    return drawn.build();
  }

  /**
   * Draws the images of given triplets, one triplet of each condition in turn: independently drawn
   * images would hardly ever contain a complete triplet. All attributes with values together take
   * one turn, with any three images.
   */
  static final class ImageDraw implements SharedSampler.ImageDraw {
    // Triplets tried per image before any images fill the batch: maybe none fits into its rest.
    private static final int MAX_ATTEMPTS = 20;

    private final List<Triplets> turns = new ArrayList<>();
    private final int[] rows;
    private final int count;

    /**
     * Prepares draws among rows.
     *
     * @param attributes of which one or more are known by comparisons
     * @param count at most as many as there are rows
     */
    ImageDraw(List<Attribute> attributes, int[] rows, int count) {
      this.rows = rows;
      this.count = count;
      for (Attribute attribute : attributes) {
        if (attribute instanceof TripletAttribute compared) {
          turns.add(among(compared, rows));
        }
      }
      if (turns.size() < attributes.size()) {
        turns.add(Triplets.NONE);
      }
    }

    @Override
    public int[] draw(long step, SplittableRandom random) {
      Set<Integer> drawn = new LinkedHashSet<>(2 * count);
      for (int turn = 0; turn < MAX_ATTEMPTS * count && drawn.size() < count; turn++) {
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
          rows[triplets.anchors()[t]],
          rows[triplets.positives()[t]],
          rows[triplets.negatives()[t]]);
    }

    private List<Integer> any(SplittableRandom random) {
      return List.of(
          rows[random.nextInt(rows.length)],
          rows[random.nextInt(rows.length)],
          rows[random.nextInt(rows.length)]);
    }
  }
}
