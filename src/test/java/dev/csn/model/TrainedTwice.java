package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.ImageShape;
import java.util.Arrays;

/**
 * Trains two networks of one seed and prints a hash of each one's parameters, and what the second
 * makes of images.
 */
final class TrainedTwice {
  private static final int IMAGES = 32;
  private static final int STEPS = 3;
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);

  private TrainedTwice() {}

  public static void main(String[] args) {
    System.out.println(NativeBackend.threads());
    System.out.println(Arrays.hashCode(TinyModel.flat(trained())));
    CsnNetwork again = trained();
    System.out.println(Arrays.hashCode(TinyModel.flat(again)));
    System.out.println(Arrays.toString(again.embed(TinyModel.images(IMAGES, SHAPE))));
  }

  private static CsnNetwork trained() {
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED, 2, 20, SHAPE));
    for (int step = 0; step < STEPS; step++) {
      network.train(TinyModel.images(IMAGES, SHAPE), TinyModel.triplets(IMAGES, 500, 500));
    }
    return network;
  }
}
