package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.ImageShape;
import java.util.Arrays;

/** Trains two networks of one seed and prints a hash of each one's parameters. */
final class TrainedTwice {
  private static final int IMAGES = 32;
  private static final int STEPS = 3;

  private TrainedTwice() {}

  public static void main(String[] args) {
    System.out.println(NativeBackend.threads());
    System.out.println(Arrays.hashCode(trained()));
    System.out.println(Arrays.hashCode(trained()));
  }

  private static float[] trained() {
    ImageShape shape = new ImageShape(28, 28, 3);
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED, 2, 20, shape));
    for (int step = 0; step < STEPS; step++) {
      network.train(TinyModel.images(IMAGES, shape), TinyModel.triplets(IMAGES, 500, 500));
    }
    return TinyModel.flat(network);
  }
}
