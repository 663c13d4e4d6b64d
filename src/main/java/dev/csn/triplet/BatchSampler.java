package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.List;

/**
 * Draws batches. A batch is a function of the step alone, so that training can start at any step.
 */
public interface BatchSampler {
  /**
   * The images and triplets of one training step.
   *
   * @param rows the images, as rows of the dataset
   * @param triplets per condition, positions among {@code rows}; empty for a condition whose turn
   *     it is not
   */
  record Batch(int[] rows, List<Triplets> triplets) {
    public Batch {
      triplets = List.copyOf(triplets);
    }
  }

  /**
   * Draws the batch of a step; safe to call from any thread.
   *
   * @param step counted from 0
   */
  Batch sample(long step);

  /** Images in every batch. */
  int images();

  /**
   * The configured sampler over the training split.
   *
   * @throws ConfigurationException if a batch is larger than the split
   * @throws InputException if the split holds no triplet of some attribute, or too few distinct
   *     ones for the configured pool
   */
  static BatchSampler of(TrainingConfig config, Items items) {
    int[] rows = items.rows(Split.TRAIN);
    Seed seed = new Seed(config.seed()).of("triplets");
    for (Attribute attribute : items.attributes()) {
      requireTriplets(attribute, config, rows, seed);
    }
    List<Attribute> attributes = items.attributes();
    int size = config.batchSize();
    return switch (config.sampling()) {
      case SHARED -> {
        SharedSampler.ImageDraw draw =
            GivenTriplets.areAmong(attributes)
                ? new GivenTriplets.ImageDraw(attributes, rows, size)
                : (step, random) -> DistinctDraw.of(rows, size, random);
        yield shared(config, attributes, rows, draw, seed);
      }
      case BALANCED ->
          shared(config, attributes, rows, new BalancedDraw(attributes, rows, size), seed);
      case INDEPENDENT ->
          new IndependentSampler(
              attributes.stream().map(a -> triplets(config, items, a, seed)).toList(), rows, size);
    };
  }

  private static BatchSampler shared(
      TrainingConfig config,
      List<Attribute> attributes,
      int[] rows,
      SharedSampler.ImageDraw draw,
      Seed seed) {
    if (config.batchSize() > rows.length) {
      throw new ConfigurationException(
          "training.batchSize: "
              + config.batchSize()
              + " is more than the "
              + rows.length
              + " images of the training split");
    }
    return new SharedSampler(attributes, draw, config, seed);
  }

  /** The triplets of one condition, drawn at each of its steps or taken from a pool. */
  private static IndependentSampler.StepTriplets triplets(
      TrainingConfig config, Items items, Attribute attribute, Seed seed) {
    TripletSource source =
        TripletSource.of(attribute, config.continuousTriplets(), items.rows(Split.TRAIN));
    if (config.tripletPool() == 0) {
      return step -> source.draw(config.batchSize(), seed.at(step).random());
    }
    // By name: a condition keeps its pool whatever other conditions are trained.
    Seed own = new Seed(config.seed()).of("triplet pool").of(attribute.name());
    Triplets pool = TripletPool.draw(source, config.tripletPool(), attribute.name(), own);
    int turns = items.attributes().size();
    return new TripletPool.Epochs(pool, config.batchSize(), turns, own.of("epochs"));
  }

  private static void requireTriplets(
      Attribute attribute, TrainingConfig config, int[] rows, Seed seed) {
    // One of 20 draws must find a triplet: rare triplets are no reason to refuse.
    int probe = 20;
    TripletSource source = TripletSource.of(attribute, config.continuousTriplets(), rows);
    if (source.draw(probe, seed.random()).size() == 0) {
      int known = attribute.known(rows).length;
      throw new InputException(
          "attribute '"
              + attribute.name()
              + "': hardly any triplets of it, or none, are among the "
              + rows.length
              + " items of the training split"
              + (known < rows.length ? ", of which " + known + " have a value" : ""));
    }
  }
}
