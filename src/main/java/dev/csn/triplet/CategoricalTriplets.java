package dev.csn.triplet;

import dev.csn.dataset.Categorical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A class uniformly among those with two items or more, two different items of it, another class
 * uniformly, an item of that.
 */
final class CategoricalTriplets implements TripletSource {
  private final List<int[]> classes = new ArrayList<>();
  private final List<Integer> withPairs = new ArrayList<>();

  CategoricalTriplets(Categorical attribute, int[] rows) {
    int[] sizes = new int[attribute.classes().size()];
    for (int row : rows) {
      sizes[attribute.code(row)]++;
    }
    int[][] members = new int[sizes.length][];
    for (int code = 0; code < sizes.length; code++) {
      members[code] = new int[sizes[code]];
    }
    Arrays.fill(sizes, 0);
    for (int i = 0; i < rows.length; i++) {
      int code = attribute.code(rows[i]);
      members[code][sizes[code]++] = i;
    }
    for (int[] positions : members) {
      if (positions.length >= 2) {
        withPairs.add(classes.size());
      }
      if (positions.length >= 1) {
        classes.add(positions);
      }
    }
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    if (classes.size() < 2 || withPairs.isEmpty()) {
      return new TripletList(0).toTriplets();
    }
    TripletList triplets = new TripletList(count);
    for (int t = 0; t < count; t++) {
      int own = withPairs.get(random.nextInt(withPairs.size()));
      int other = random.nextInt(classes.size() - 1);
      int[] alike = classes.get(own);
      int[] unlike = classes.get(other < own ? other : other + 1);
      int anchor = random.nextInt(alike.length);
      int positive = random.nextInt(alike.length - 1);
      triplets.add(
          alike[anchor],
          alike[positive < anchor ? positive : positive + 1],
          unlike[random.nextInt(unlike.length)]);
    }
    return triplets.toTriplets();
  }
}
