package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.ImageShape;
import java.util.Arrays;
import java.util.List;

/** Trains two networks of one seed, of each encoder, and prints a hash of each one's parameters. */
final class TrainedTwice {
  private static final int IMAGES = 32;
  private static final int STEPS = 3;

  private TrainedTwice() {}

  public static void main(String[] args) {
    System.out.println(NativeBackend.threads());
    ImageShape shape = new ImageShape(28, 28, 3);
    ModelDescription lenet = TinyModel.description(Variant.LEARNED, 3, 20, shape);
    ModelDescription residual = TinyModel.residual(Variant.LEARNED, 16, shape);
    for (ModelDescription description : List.of(lenet, residual)) {
      System.out.println(Arrays.hashCode(trained(description)));
      System.out.println(Arrays.hashCode(trained(description)));
    }
  }

  private static float[] trained(ModelDescription description) {
    CsnNetwork network = TinyModel.network(description);
    ImageShape shape = description.image();
    for (int step = 0; step < STEPS; step++) {
      network.train(TinyModel.images(IMAGES, shape), TinyModel.triplets(IMAGES, 500, 500, 500));
    }
    return TinyModel.flat(network);
  }
}
