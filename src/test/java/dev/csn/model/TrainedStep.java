package dev.csn.model;

import dev.csn.TestConfig;
import dev.csn.config.ExperimentConfig;
import dev.csn.config.Variant;
import dev.csn.image.ImageShape;

/**
 * Trains a network with the encoder named for one step and makes another, both of the layers that
 * are best.
 */
final class TrainedStep {
  private TrainedStep() {}

  public static void main(String[] args) {
    ImageShape shape = new ImageShape(28, 28, 3);
    ModelDescription description =
        args[0].equals("resnet18")
            ? TinyModel.residual(Variant.LEARNED, 16, shape)
            : TinyModel.description(Variant.LEARNED, 3, 20, shape);
    ExperimentConfig config = TestConfig.with();
    CsnNetwork network = CsnNetwork.create(description, config.model(), config.training());
    network.train(TinyModel.images(16, shape), TinyModel.triplets(16, 20, 20, 20));
    CsnNetwork.create(description, config.model(), config.training());
  }
}
