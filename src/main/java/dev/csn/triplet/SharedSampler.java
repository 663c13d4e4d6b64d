package dev.csn.triplet;

import dev.csn.config.ContinuousTriplets;
import dev.csn.dataset.Attribute;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Distinct images at random, embedded once; triplets of every condition among them. A mask costs
 * nothing beside the encoder, so each image serves all conditions.
 */
final class SharedSampler implements BatchSampler {
  private final List<Attribute> attributes;
  private final int[] rows;
  private final int images;
  private final int tripletsPerCondition;
  private final ContinuousTriplets how;
  private final Seed seed;

  SharedSampler(
      List<Attribute> attributes,
      int[] rows,
      int images,
      int tripletsPerCondition,
      ContinuousTriplets how,
      Seed seed) {
    this.attributes = attributes;
    this.rows = rows;
    this.images = images;
    this.tripletsPerCondition = tripletsPerCondition;
    this.how = how;
    this.seed = seed;
  }

  @Override
  public int images() {
    return images;
  }

  @Override
  public Batch sample(long step) {
    SplittableRandom random = seed.at(step).random();
    int[] drawn = distinct(random);
    List<Triplets> triplets = new ArrayList<>();
    for (Attribute attribute : attributes) {
      triplets.add(TripletSource.of(attribute, how, drawn).draw(tripletsPerCondition, random));
    }
    return new Batch(drawn, triplets);
  }

  /** Floyd's sample without replacement (Bentley and Floyd, CACM 1987). */
  private int[] distinct(SplittableRandom random) {
    int[] drawn = new int[images];
    Set<Integer> taken = new HashSet<>(images * 2);
    for (int i = 0; i < images; i++) {
      int last = rows.length - images + i;
      int candidate = random.nextInt(last + 1);
      if (!taken.add(candidate)) {
        candidate = last;
        taken.add(last);
      }
      drawn[i] = rows[candidate];
    }
    return drawn;
  }
}
