package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.config.ContinuousTriplets;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Distinct images, embedded once; triplets of every condition among them. A mask costs nothing
 * beside the encoder, so each image serves all conditions.
 */
final class SharedSampler implements BatchSampler {
  private final List<Attribute> attributes;
  private final RowDraw draw;
  private final int images;
  private final int tripletsPerCondition;
  private final ContinuousTriplets how;
  private final Seed seed;

  SharedSampler(
      List<Attribute> attributes,
      RowDraw draw,
      int images,
      int tripletsPerCondition,
      ContinuousTriplets how,
      Seed seed) {
    this.attributes = attributes;
    this.draw = draw;
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
    int[] drawn = draw.draw(step, random);
    List<Triplets> triplets = new ArrayList<>();
    for (Attribute attribute : attributes) {
      triplets.add(TripletSource.of(attribute, how, drawn).draw(tripletsPerCondition, random));
    }
    return new Batch(drawn, triplets);
  }
}
