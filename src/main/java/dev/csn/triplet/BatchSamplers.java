package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.config.ContinuousTriplets;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;

/** Chooses the sampler that a configuration asks for. */
public final class BatchSamplers {
  /** Triplets asked for, of which one must be found: rare ones are no reason to refuse. */
  private static final int PROBE = 20;

  private BatchSamplers() {}

  /**
   * A sampler over the training split.
   *
   * @throws ConfigurationException if a batch is larger than the split
   * @throws InputException if the split holds no triplet of some attribute, or too few distinct
   *     ones for the configured pool
   */
  public static BatchSampler of(TrainingConfig config, Items items) {
    int[] rows = items.rows(Split.TRAIN);
    Seed seed = new Seed(config.seed()).of("triplets");
    for (Attribute attribute : items.attributes()) {
      requireTriplets(attribute, config.continuousTriplets(), rows, seed);
    }
    return switch (config.sampling()) {
      case SHARED -> shared(config, items, sharedDraw(config, items), seed);
      case BALANCED ->
          shared(
              config, items, new BalancedDraw(items.attributes(), rows, config.batchSize()), seed);
      case INDEPENDENT ->
          new IndependentSampler(conditions(config, items, seed), rows, config.batchSize());
    };
  }

  private static RowDraw sharedDraw(TrainingConfig config, Items items) {
    int[] rows = items.rows(Split.TRAIN);
    return GivenDraw.suits(items.attributes())
        ? new GivenDraw(items.attributes(), rows, config.batchSize())
        : RowDraw.uniform(rows, config.batchSize());
  }

  private static List<StepTriplets> conditions(TrainingConfig config, Items items, Seed seed) {
    List<StepTriplets> conditions = new ArrayList<>();
    for (Attribute attribute : items.attributes()) {
      TripletSource source =
          TripletSource.of(attribute, config.continuousTriplets(), items.rows(Split.TRAIN));
      conditions.add(
          config.tripletPool() == 0
              ? step -> source.draw(config.batchSize(), seed.at(step).random())
              : pooled(config, items, attribute.name(), source));
    }
    return conditions;
  }

  private static StepTriplets pooled(
      TrainingConfig config, Items items, String attribute, TripletSource source) {
    // By name: a condition keeps its pool whatever other conditions are trained.
    Seed seed = new Seed(config.seed()).of("triplet pool").of(attribute);
    Triplets pool = TripletPool.draw(source, config.tripletPool(), attribute, seed);
    int turns = items.attributes().size();
    return new PoolEpochs(pool, config.batchSize(), turns, seed.of("epochs"));
  }

  private static BatchSampler shared(TrainingConfig config, Items items, RowDraw draw, Seed seed) {
    int images = items.rows(Split.TRAIN).length;
    if (config.batchSize() > images) {
      throw new ConfigurationException(
          "training.batchSize: "
              + config.batchSize()
              + " is more than the "
              + images
              + " images of the training split");
    }
    return new SharedSampler(
        items.attributes(),
        draw,
        config.batchSize(),
        config.tripletsPerCondition(),
        config.continuousTriplets(),
        seed);
  }

  private static void requireTriplets(
      Attribute attribute, ContinuousTriplets how, int[] rows, Seed seed) {
    if (TripletSource.of(attribute, how, rows).draw(PROBE, seed.random()).size() == 0) {
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
