package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.config.TrainingConfig;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws distinct images, each embedded once, and triplets of every condition among them. A mask
 * costs little compared to the encoder, so each image serves all conditions.
 */
final class SharedSampler implements BatchSampler {
  private final List<Attribute> attributes;
  private final ImageDraw draw;
  private final TrainingConfig config;
  private final Seed seed;

  /** Chooses the images of a batch, all different. */
  interface ImageDraw {
    /** Draws the rows of a step's images. */
    int[] draw(long step, SplittableRandom random);
  }

  /**
   * A sampler of images.
   *
   * @param draw gives {@code training.batchSize} images
   */
  SharedSampler(List<Attribute> attributes, ImageDraw draw, TrainingConfig config, Seed seed) {
    this.attributes = attributes;
    this.draw = draw;
    this.config = config;
    this.seed = seed;
  }

  @Override
  public int images() {
    return config.batchSize();
  }

  @Override
  public Batch sample(long step) {
    SplittableRandom random = seed.at(step).random();
    int[] rows = draw.draw(step, random);
    List<Triplets> triplets = new ArrayList<>();
    for (Attribute attribute : attributes) {
      triplets.add(
          TripletSource.of(attribute, config.continuousTriplets(), rows)
              .draw(config.tripletsPerCondition(), random));
    }
    return new Batch(rows, triplets);
  }
}
