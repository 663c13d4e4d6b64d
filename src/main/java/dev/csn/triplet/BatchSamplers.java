package dev.csn.triplet;

import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Attribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.random.Seed;

/** Chooses the sampler that a configuration asks for. */
public final class BatchSamplers {
  private BatchSamplers() {}

  /**
   * A sampler over the training split.
   *
   * @throws ConfigurationException if a batch is larger than the split
   * @throws InputException if the split holds no triplet of some attribute
   */
  public static BatchSampler of(TrainingConfig config, Items items) {
    int[] rows = items.rows(Split.TRAIN);
    Seed seed = new Seed(config.seed()).of("triplets");
    for (Attribute attribute : items.attributes()) {
      if (TripletSource.of(attribute, config.continuousTriplets(), rows)
              .draw(1, seed.random())
              .size()
          == 0) {
        throw new InputException(
            "attribute '"
                + attribute.name()
                + "': the training split ("
                + rows.length
                + " items) holds no triplet of it");
      }
    }
    return switch (config.sampling()) {
      case SHARED -> {
        if (config.batchSize() > rows.length) {
          throw new ConfigurationException(
              "training.batchSize: "
                  + config.batchSize()
                  + " is more than the "
                  + rows.length
                  + " images of the training split");
        }
        yield new SharedSampler(
            items.attributes(),
            rows,
            config.batchSize(),
            config.tripletsPerCondition(),
            config.continuousTriplets(),
            seed);
      }
      case INDEPENDENT ->
          new IndependentSampler(
              items.attributes(), rows, config.batchSize(), config.continuousTriplets(), seed);
    };
  }
}
