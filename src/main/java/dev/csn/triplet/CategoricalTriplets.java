package dev.csn.triplet;

import dev.csn.attribute.Categorical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws a class uniformly among those with two items or more, two different items of it, another
 * class uniformly, and an item of that.
 */
final class CategoricalTriplets implements TripletSource {
  private final List<int[]> classes = new ArrayList<>();
  private final List<Integer> withPairs = new ArrayList<>();

  CategoricalTriplets(Categorical attribute, int[] rows) {
    for (int[] positions : classes(attribute, rows)) {
      if (positions.length >= 2) {
        withPairs.add(classes.size());
      }
      classes.add(positions);
    }
  }

  /** The positions of each class's items among the rows, ascending; without empty classes. */
  static List<int[]> classes(Categorical attribute, int[] rows) {
    int[] known = TripletSource.known(attribute, rows);
    int[] sizes = new int[attribute.classes().size()];
    for (int i : known) {
      sizes[attribute.code(rows[i])]++;
    }
    int[][] positions = new int[sizes.length][];
    for (int code = 0; code < sizes.length; code++) {
      positions[code] = new int[sizes[code]];
    }
    for (int k = known.length - 1; k >= 0; k--) {
      int code = attribute.code(rows[known[k]]);
      positions[code][--sizes[code]] = known[k];
    }
    return Arrays.stream(positions).filter(ofClass -> ofClass.length > 0).toList();
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    if (classes.size() < 2 || withPairs.isEmpty()) {
      return Triplets.NONE;
    }
    Triplets.Builder triplets = new Triplets.Builder(count);
    for (int t = 0; t < count; t++) {
      int own = withPairs.get(random.nextInt(withPairs.size()));
      int other = DistinctDraw.besides(own, classes.size(), random);
      int[] alike = classes.get(own);
      int[] unlike = classes.get(other);
      int anchor = random.nextInt(alike.length);
      int positive = DistinctDraw.besides(anchor, alike.length, random);
      triplets.add(alike[anchor], alike[positive], unlike[random.nextInt(unlike.length)]);
    }
    return triplets.build();
  }
}
